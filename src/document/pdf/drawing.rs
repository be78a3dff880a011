//! The text of a page and of the drawings that it calls.
//!
//! A drawing may call others, and those others: a file of a few kilobytes draws as much as it likes.
//! Each is read here as often as it is called, and what is read is counted.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::content::{TypedIter, UntypedIter};
use hayro_interpret::hayro_syntax::object::dict::keys::{
    BASE_STATE, CONTENTS, D, FORM, IMAGE, MATRIX, OC, OCGS, OCPROPERTIES, OFF, ON, RESOURCES,
    SUBTYPE,
};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::hayro_syntax::xref::XRef;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret};
use kurbo::{Affine, Rect};

use super::depth::Depth;
use super::fonts::Fonts;
use super::glyphs::{Glyph, Glyphs};
use super::placed::{Asks, Placed};
use super::work::{Spent, Work, within};

/// How deep drawings may call each other. Real files go four deep.
const MAX_DEPTH: usize = 40;

/// The work of calling a drawing, or of reading a part of a page, beside that of reading it.
const CALL: usize = 1 << 10;

/// How much text is passed on at once.
const PIECE: usize = 1 << 20;

/// Reads the text of pages, as much as a file may have.
pub(super) struct Drawings<'p> {
    glyphs: Glyphs,
    fonts: Fonts,
    work: Work,
    cache: InterpreterCache<'p>,
    hidden: HashSet<ObjectIdentifier>,
    /// The work of telling layers that are hidden from those that are not, which is done for each page.
    layers: usize,
    has_pictures: bool,
}

/// Where a drawing is read.
struct Place<'c, 'p> {
    context: &'c mut Context<'p>,
    resources: &'c Resources<'p>,
    depth: usize,
}

impl<'p> Drawings<'p> {
    pub(super) fn of(file: &'p XRef) -> Self {
        let (hidden, layers) = hidden_layers(file);
        Self {
            glyphs: Glyphs::new(),
            fonts: Fonts::new(),
            work: Work::new(),
            cache: InterpreterCache::new(),
            hidden,
            layers,
            has_pictures: false,
        }
    }

    /// Whether a page had a picture.
    pub(super) fn has_pictures(&self) -> bool {
        self.has_pictures
    }

    /// The glyphs of a page, in the order in which they are drawn.
    pub(super) fn glyphs(&mut self, page: &Page<'p>) -> Result<Vec<Glyph>, Spent> {
        self.admit(page)?;
        let (width, height) = page.render_dimensions();
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            &self.cache.clone(),
            page.xref(),
            InterpreterSettings::default(),
        );
        let place = Place {
            context: &mut context,
            resources: page.resources(),
            depth: 0,
        };
        let drawn = page.page_stream().unwrap_or_default();
        self.read(drawn, Affine::IDENTITY, place)?;
        Ok(self.glyphs.take())
    }

    /// Checks that what a page draws is not too much: it may name a stream a thousand times.
    fn admit(&mut self, page: &Page<'_>) -> Result<(), Spent> {
        self.work.spend(CALL + self.layers)?;
        if let Some(parts) = page.raw().get::<Array<'_>>(CONTENTS) {
            for part in parts.iter::<Stream<'_>>() {
                let size = part.decoded().map_or(0, |drawn| drawn.len());
                self.work.spend(size + CALL)?;
            }
        }
        Ok(())
    }

    /// Reads what is drawn.
    fn read(
        &mut self,
        drawn: &[u8],
        matrix: Affine,
        mut place: Place<'_, 'p>,
    ) -> Result<(), Spent> {
        self.work.spend(drawn.len())?;
        // Only now is it known in full: streams may be filtered, and parts of a page are read as one.
        let mut depth = Depth::default();
        depth.read(drawn);
        if depth.is_too_deep() {
            return Err(Spent);
        }
        let mut placed = Placed::at(matrix);
        // A drawing that is called amid a text is read after it.
        let mut called = Vec::new();
        let mut instructions = UntypedIter::new(drawn);
        while let Some(instruction) = instructions.next() {
            match placed.read(&instruction) {
                Asks::Nothing => {}
                Asks::Font(name) => self.admit_font(&name, place.resources)?,
                Asks::Picture => self.has_pictures = true,
                Asks::Layer(name) => self.admit_layer(&name, place.resources)?,
                Asks::Call(name, matrix) => {
                    self.work.spend(CALL / 8)?;
                    called.push((name, matrix));
                }
            }
            let is_cut = !called.is_empty() || placed.len() > PIECE;
            if is_cut && !placed.is_in_text() {
                self.pass_on(placed.take(), &mut place)?;
                for (name, matrix) in called.drain(..) {
                    self.call(&name, matrix, &mut place)?;
                }
            }
        }
        self.pass_on(placed.take(), &mut place)?;
        for (name, matrix) in called {
            self.call(&name, matrix, &mut place)?;
        }
        Ok(())
    }

    /// Lets the glyphs of text be found.
    fn pass_on(&mut self, text: Vec<u8>, place: &mut Place<'_, 'p>) -> Result<(), Spent> {
        if text.is_empty() {
            return Ok(());
        }
        self.work.spend(text.len())?;
        within(|| {
            interpret(
                TypedIter::new(&text),
                place.resources,
                place.context,
                &mut self.glyphs,
            );
        })
    }

    /// Reads a drawing that is called.
    fn call(
        &mut self,
        name: &[u8],
        matrix: Affine,
        place: &mut Place<'_, 'p>,
    ) -> Result<(), Spent> {
        self.work.spend(CALL)?;
        let Some(called) = place.resources.get_x_object(&Name::new_unescaped(name)) else {
            return Ok(());
        };
        let head = called.dict();
        match head.get::<Name<'_>>(SUBTYPE).as_deref() {
            Some(IMAGE) => {
                self.has_pictures = true;
                return Ok(());
            }
            Some(FORM) => {}
            _ => return Ok(()),
        }
        let layer = head.get_ref(OC).map(ObjectIdentifier::from);
        if layer.is_some_and(|layer| self.hidden.contains(&layer)) {
            return Ok(());
        }
        if place.depth >= MAX_DEPTH {
            return Err(Spent);
        }
        let own = head
            .get::<[f64; 6]>(MATRIX)
            .map_or(Affine::IDENTITY, Affine::new);
        let resources = Resources::from_parent(
            head.get::<Dict<'_>>(RESOURCES).unwrap_or_default(),
            place.resources.clone(),
        );
        let Ok(drawn) = called.decoded() else {
            return Ok(());
        };
        let inner = Place {
            context: &mut *place.context,
            resources: &resources,
            depth: place.depth + 1,
        };
        self.read(&drawn, matrix * own, inner)
    }

    fn admit_font(&mut self, name: &[u8], resources: &Resources<'p>) -> Result<(), Spent> {
        let font = resources.get_font(&Name::new_unescaped(name));
        self.fonts.admit(font.as_ref(), &mut self.work)
    }

    fn admit_layer(&mut self, name: &[u8], resources: &Resources<'p>) -> Result<(), Spent> {
        let layer = resources.properties.get::<Dict<'_>>(name);
        let layers = layer
            .as_ref()
            .and_then(|layer| layer.get::<Array<'_>>(OCGS));
        let size = layer.map_or(0, |layer| layer.data().len());
        self.work
            .spend(CALL / 8 + size + layers.map_or(0, |layers| layers.data().len()))
    }
}

/// The layers of a file that are hidden when it is opened, and how long the lists are that say so.
fn hidden_layers(file: &XRef) -> (HashSet<ObjectIdentifier>, usize) {
    let mut hidden = HashSet::new();
    let mut size = 0;
    let Some(layers) = file
        .get::<Dict<'_>>(file.root_id())
        .and_then(|root| root.get::<Dict<'_>>(OCPROPERTIES))
    else {
        return (hidden, size);
    };
    let Some(shown) = layers.get::<Dict<'_>>(D) else {
        return (hidden, size);
    };
    let mut ids = |list: Option<Array<'_>>| -> Vec<ObjectIdentifier> {
        let Some(list) = list else {
            return Vec::new();
        };
        size += list.data().len();
        let references = list.raw_iter().filter_map(|item| item.as_obj_ref());
        references.map(ObjectIdentifier::from).collect()
    };
    let is_off = shown.get::<Name<'_>>(BASE_STATE).as_deref() == Some(OFF);
    let all = ids(layers.get::<Array<'_>>(OCGS));
    if is_off {
        hidden.extend(all);
    }
    for layer in ids(shown.get::<Array<'_>>(ON)) {
        hidden.remove(&layer);
    }
    hidden.extend(ids(shown.get::<Array<'_>>(OFF)));
    (hidden, size)
}
