//! The glyphs that are drawn, and where each stands.

use std::panic;

use hayro_interpret::font::Glyph as PdfGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use kurbo::{Affine, BezPath, Point};

use super::work::Spent;

/// The most glyphs of a file: a text of a third of a million words.
const MAX_GLYPHS: usize = 2_000_000;

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

/// Takes down glyphs, as many as a file may have.
pub(super) struct Glyphs {
    found: Vec<Glyph>,
    left: usize,
}

impl Glyphs {
    pub(super) fn new() -> Self {
        Self {
            found: Vec::new(),
            left: MAX_GLYPHS,
        }
    }

    /// The glyphs that were drawn since they were last taken, in the order in which they are drawn.
    pub(super) fn take(&mut self) -> Vec<Glyph> {
        std::mem::take(&mut self.found)
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
        let Some(left) = self.left.checked_sub(1) else {
            // A device cannot say that it has had enough, but by unwinding.
            panic::resume_unwind(Box::new(Spent));
        };
        self.left = left;
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

    // Of all else that is drawn, nothing is read: `placed` passes on text alone.
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
