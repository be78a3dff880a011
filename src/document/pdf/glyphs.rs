//! The glyphs of a page, and where each stands.

use std::panic::{self, AssertUnwindSafe};

use super::depth::Depth;
use hayro_interpret::font::Glyph as PdfGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::dict::keys::CONTENTS;
use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

/// The most glyphs of a file: a text of half a million words.
const MAX_GLYPHS: usize = 3_000_000;

/// The most lines, pictures and changes of state of a file. Drawings of maps have some hundred
/// thousand.
const MAX_STEPS: u64 = 4_000_000;

/// The most times that a file clips what is drawn, as each call of a drawing does.
const MAX_CLIPS: u64 = 200_000;

/// The most bytes that all those calls unpack: each unpacks its drawing anew.
const MAX_UNPACKED_BY_CALLS: u64 = 8 << 30;

/// The fewest bytes that a call counts for.
const MIN_CALL: u64 = 4 << 10;

/// How deep clips stand in each other. Past 50 calls in each other, calls are passed over without a
/// word, and could not be counted.
const MAX_CLIP_DEPTH: u32 = 48;

/// The most bytes that tell what is drawn on all pages of a file, and those that a piece of them
/// counts for at least.
const MAX_DRAWN: usize = 256 << 20;
const MIN_DRAWN: usize = 16 << 10;

/// A character, and where it stands on its page, in points from the top left.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub text: String,
    pub x: f64,
    /// The line on which it stands.
    pub y: f64,
    pub width: f64,
    /// How large its font is.
    pub size: f64,
}

/// A file asks for more than any statement needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spent;

/// Reads the glyphs of pages, as many as a file may have.
pub(super) struct Glyphs {
    found: Vec<Glyph>,
    glyphs_left: usize,
    steps_left: u64,
    clips_left: u64,
    clip_depth: u32,
    drawn_left: usize,
    has_pictures: bool,
}

impl Glyphs {
    /// For a file whose largest drawing that may be called has so many bytes.
    pub(super) fn within(largest_form: u64) -> Self {
        Self {
            found: Vec::new(),
            glyphs_left: MAX_GLYPHS,
            steps_left: MAX_STEPS,
            clips_left: MAX_CLIPS.min(MAX_UNPACKED_BY_CALLS / largest_form.max(MIN_CALL)),
            clip_depth: 0,
            drawn_left: MAX_DRAWN,
            has_pictures: false,
        }
    }

    /// Whether a page had a picture.
    pub(super) fn has_pictures(&self) -> bool {
        self.has_pictures
    }

    /// The glyphs of a page, in the order in which they are drawn.
    pub(super) fn of<'p>(
        &mut self,
        page: &Page<'p>,
        cache: &InterpreterCache<'p>,
    ) -> Result<Vec<Glyph>, Spent> {
        self.admit(page)?;
        self.clip_depth = 0;
        let (width, height) = page.render_dimensions();
        let settings = InterpreterSettings {
            render_annotations: false,
            ..InterpreterSettings::default()
        };
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            cache,
            page.xref(),
            settings,
        );
        // A device cannot say that it has had enough, but by unwinding.
        let drawn = panic::catch_unwind(AssertUnwindSafe(|| {
            interpret_page(page, &mut context, self);
        }));
        match drawn {
            Ok(()) => Ok(std::mem::take(&mut self.found)),
            Err(panic) if panic.is::<Spent>() => Err(Spent),
            Err(panic) => panic::resume_unwind(panic),
        }
    }

    /// Checks that what a page draws is not too much: it may name a stream a thousand times.
    fn admit(&mut self, page: &Page<'_>) -> Result<(), Spent> {
        let Some(parts) = page.raw().get::<Array<'_>>(CONTENTS) else {
            return Ok(());
        };
        // They are read as one.
        let mut depth = Depth::default();
        for part in parts.iter::<Stream<'_>>() {
            let drawn = part
                .decoded()
                .map(|drawn| drawn.into_owned())
                .unwrap_or_default();
            let size = drawn.len().max(MIN_DRAWN);
            self.drawn_left = self.drawn_left.checked_sub(size).ok_or(Spent)?;
            depth.read(&drawn);
            if depth.is_too_deep() {
                return Err(Spent);
            }
        }
        Ok(())
    }

    fn step(&mut self) {
        match self.steps_left.checked_sub(1) {
            Some(left) => self.steps_left = left,
            None => panic::resume_unwind(Box::new(Spent)),
        }
    }
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph(
        &mut self,
        glyph: &PdfGlyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let Some(left) = self.glyphs_left.checked_sub(1) else {
            panic::resume_unwind(Box::new(Spent));
        };
        self.glyphs_left = left;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => return,
        };
        // A font of 1,000 units to its size.
        let advance = match glyph {
            PdfGlyph::Outline(outline) => f64::from(outline.advance_width().unwrap_or(500.0)),
            PdfGlyph::Type3(_) => 500.0,
        };
        let placed = transform * glyph_transform;
        let start = placed * Point::ORIGIN;
        let end = placed * Point::new(advance, 0.0);
        let top = placed * Point::new(0.0, 1000.0);
        let size = (top - start).hypot();
        // Text that stands on its side is beside the page: a stamp, a mark of the printer.
        let is_level = (end.y - start.y).abs() <= (end.x - start.x).abs().max(0.01);
        if !is_level || !start.x.is_finite() || !start.y.is_finite() || !size.is_finite() {
            return;
        }
        self.found.push(Glyph {
            text,
            x: start.x,
            y: start.y,
            width: (end.x - start.x).abs(),
            size,
        });
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.has_pictures = true;
        self.step();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {
        self.step();
    }

    fn set_blend_mode(&mut self, _: BlendMode) {
        self.step();
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.clip_depth += 1;
        match self.clips_left.checked_sub(1) {
            Some(left) if self.clip_depth <= MAX_CLIP_DEPTH => self.clips_left = left,
            _ => panic::resume_unwind(Box::new(Spent)),
        }
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn pop_clip_path(&mut self) {
        self.clip_depth = self.clip_depth.saturating_sub(1);
    }

    fn pop_transparency_group(&mut self) {}
}
