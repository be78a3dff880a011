//! The operators of a drawing that place text, and no others: what is read of a page is its text, and
//! lines, colours, shades, masks and pictures can each ask for any amount of work.
//!
//! Each text is written with all that holds where it stands, so that a drawing can be read in pieces.

use std::io::Write;

use hayro_interpret::hayro_syntax::content::Instruction;
use hayro_interpret::hayro_syntax::object::{Name, Object};
use kurbo::Affine;

/// Figures beyond this place nothing that can be seen.
const MAX_FIGURE: f64 = 1e9;

/// How text is set: space of letters, of words, width, height of lines, rise; and what each is before
/// it is said.
const SETTINGS: [(&[u8], f64); 5] = [
    (b"Tc", 0.0),
    (b"Tw", 0.0),
    (b"Tz", 100.0),
    (b"TL", 0.0),
    (b"Ts", 0.0),
];
const LETTER_SPACE: usize = 0;
const WORD_SPACE: usize = 1;
const LEADING: usize = 3;

/// What holds where a text stands.
#[derive(Debug, Clone)]
struct State {
    matrix: Affine,
    /// The name of the font, and how large it is.
    font: Option<(Vec<u8>, f64)>,
    settings: [f64; SETTINGS.len()],
}

/// What an operator asks of who reads the drawing.
pub(super) enum Asks {
    Nothing,
    /// A font is looked up, by no name if none was said.
    Font(Vec<u8>),
    /// A picture or another drawing is called.
    Call(Vec<u8>, Affine),
    Picture,
    /// What follows belongs to a layer that may be hidden.
    Layer(Vec<u8>),
}

/// Writes the operators that place text.
pub(super) struct Placed {
    written: Vec<u8>,
    state: State,
    saved: Vec<State>,
    is_in_text: bool,
    /// Whether the text that is read was begun in what is written, and how many states it has saved.
    is_begun: bool,
    saved_in_text: usize,
}

impl Placed {
    /// For a drawing that stands so on its page.
    pub(super) fn at(matrix: Affine) -> Self {
        Self {
            written: Vec::new(),
            state: State {
                matrix,
                font: None,
                settings: SETTINGS.map(|(_, before)| before),
            },
            saved: Vec::new(),
            is_in_text: false,
            is_begun: false,
            saved_in_text: 0,
        }
    }

    /// How much is written that was not taken.
    pub(super) fn len(&self) -> usize {
        self.written.len()
    }

    /// Whether a text is read, which cannot be cut.
    pub(super) fn is_in_text(&self) -> bool {
        self.is_in_text
    }

    /// What was written since it was last taken.
    pub(super) fn take(&mut self) -> Vec<u8> {
        self.end();
        std::mem::take(&mut self.written)
    }

    /// Reads an operator.
    pub(super) fn read(&mut self, instruction: &Instruction<'_, '_>) -> Asks {
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        let figures = || figures(&operands);
        match &**instruction.operator {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => {
                if let [a, b, c, d, e, f] = figures()[..] {
                    self.end_unless_in_text();
                    self.state.matrix *= Affine::new([a, b, c, d, e, f]);
                    self.pass_on(b"cm", &operands);
                }
            }
            b"BT" => {
                self.end();
                self.is_in_text = true;
            }
            b"ET" => {
                self.end();
                self.is_in_text = false;
            }
            b"Tf" => {
                if let [Object::Name(name), Object::Number(size)] = operands[..] {
                    self.state.font = Some((name.to_vec(), size.as_f64()));
                    if self.is_begun {
                        self.write(b"Tf", &operands);
                        return Asks::Font(name.to_vec());
                    }
                }
            }
            b"TD" => {
                if let [_, down] = figures()[..] {
                    self.state.settings[LEADING] = -down;
                }
                return self.place(b"TD", &operands);
            }
            b"\"" => {
                if let [words, letters] = figures()[..] {
                    self.state.settings[WORD_SPACE] = words;
                    self.state.settings[LETTER_SPACE] = letters;
                }
                return self.place(b"\"", &operands);
            }
            name @ (b"Td" | b"Tm" | b"T*" | b"Tj" | b"TJ" | b"'") => {
                return self.place(name, &operands);
            }
            b"Do" => {
                if let [Object::Name(name)] = operands[..] {
                    return Asks::Call(name.to_vec(), self.state.matrix);
                }
            }
            b"BI" => return Asks::Picture,
            b"BMC" => self.mark(None),
            b"BDC" => return self.begin_marked(&operands),
            b"EMC" => self.written.extend_from_slice(b"EMC\n"),
            name => self.set(name, &operands),
        }
        Asks::Nothing
    }

    /// Letters and words are set so from here.
    fn set(&mut self, name: &[u8], operands: &[&Object<'_>]) {
        let at = SETTINGS.iter().position(|(setting, _)| *setting == name);
        if let (Some(at), [Object::Number(to)]) = (at, operands) {
            self.state.settings[at] = to.as_f64();
            self.pass_on(name, operands);
        }
    }

    fn begin_marked(&mut self, operands: &[&Object<'_>]) -> Asks {
        match operands {
            [Object::Name(kind), Object::Name(layer)] if kind.as_ref() == b"OC" => {
                self.mark(Some(layer));
                Asks::Layer(layer.to_vec())
            }
            _ => {
                self.mark(None);
                Asks::Nothing
            }
        }
    }

    /// What follows is marked; nothing is read of how, but for a layer.
    fn mark(&mut self, layer: Option<&Name<'_>>) {
        match layer {
            Some(layer) => {
                self.written.extend_from_slice(b"/OC ");
                write_name(&mut self.written, layer);
                self.written.extend_from_slice(b" BDC\n");
            }
            None => self.written.extend_from_slice(b"/M BMC\n"),
        }
    }

    fn save(&mut self) {
        self.end_unless_in_text();
        self.saved.push(self.state.clone());
        if self.is_begun {
            self.saved_in_text += 1;
            self.written.extend_from_slice(b"q\n");
        }
    }

    fn restore(&mut self) {
        self.end_unless_in_text();
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
        if let Some(left) = self.saved_in_text.checked_sub(1) {
            self.saved_in_text = left;
            self.written.extend_from_slice(b"Q\n");
        }
    }

    /// An operator of a text that is begun.
    fn pass_on(&mut self, name: &[u8], operands: &[&Object<'_>]) {
        if self.is_begun {
            self.write(name, operands);
        }
    }

    /// An operator that places or shows text.
    fn place(&mut self, name: &[u8], operands: &[&Object<'_>]) -> Asks {
        if std::mem::replace(&mut self.is_begun, true) {
            self.write(name, operands);
            return Asks::Nothing;
        }
        self.begin();
        self.write(name, operands);
        let font = self.state.font.as_ref();
        Asks::Font(font.map(|(name, _)| name.clone()).unwrap_or_default())
    }

    fn begin(&mut self) {
        let written = &mut self.written;
        written.extend_from_slice(b"q ");
        for figure in self.state.matrix.as_coeffs() {
            write_figure(written, figure);
        }
        written.extend_from_slice(b"cm ");
        if let Some((name, size)) = &self.state.font {
            write_name(written, name);
            written.push(b' ');
            write_figure(written, *size);
            written.extend_from_slice(b"Tf ");
        }
        for ((name, before), now) in SETTINGS.iter().zip(self.state.settings) {
            if *before != now {
                write_figure(written, now);
                written.extend_from_slice(name);
                written.push(b' ');
            }
        }
        written.extend_from_slice(b"BT\n");
    }

    /// Text that stands outside of `BT` and `ET` ends where the state changes.
    fn end_unless_in_text(&mut self) {
        if !self.is_in_text {
            self.end();
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.is_begun) {
            self.written.extend_from_slice(b"ET ");
            for _ in 0..=std::mem::take(&mut self.saved_in_text) {
                self.written.extend_from_slice(b"Q ");
            }
            self.written.push(b'\n');
        }
    }

    fn write(&mut self, name: &[u8], operands: &[&Object<'_>]) {
        for operand in operands {
            write_object(&mut self.written, operand);
        }
        self.written.extend_from_slice(name);
        self.written.push(b'\n');
    }
}

fn figures(operands: &[&Object<'_>]) -> Vec<f64> {
    operands
        .iter()
        .filter_map(|operand| match operand {
            Object::Number(figure) => Some(figure.as_f64()),
            _ => None,
        })
        .collect()
}

fn write_object(written: &mut Vec<u8>, object: &Object<'_>) {
    match object {
        Object::Number(figure) => write_figure(written, figure.as_f64()),
        Object::Name(name) => {
            write_name(written, name);
            written.push(b' ');
        }
        Object::String(text) => {
            written.push(b'<');
            for byte in text.as_bytes() {
                write_hexadecimal(written, *byte);
            }
            written.push(b'>');
        }
        // Strings, and how far they are moved apart.
        Object::Array(list) => {
            written.push(b'[');
            for item in list.iter::<Object<'_>>() {
                if matches!(item, Object::Number(_) | Object::String(_)) {
                    write_object(written, &item);
                }
            }
            written.push(b']');
        }
        _ => {}
    }
}

fn write_figure(written: &mut Vec<u8>, figure: f64) {
    let is_sane = figure.is_finite() && figure.abs() < MAX_FIGURE;
    let figure = if is_sane { figure } else { 0.0 };
    let _ = write!(written, "{figure} ");
}

fn write_name(written: &mut Vec<u8>, name: &[u8]) {
    written.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() {
            written.push(*byte);
        } else {
            written.push(b'#');
            write_hexadecimal(written, *byte);
        }
    }
}

fn write_hexadecimal(written: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    written.push(DIGITS[usize::from(byte >> 4)]);
    written.push(DIGITS[usize::from(byte & 0x0f)]);
}
