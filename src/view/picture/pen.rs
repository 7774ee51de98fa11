//! Writes markup: boxes and wrapped text, mirrored where the language runs from the right.

use super::width::{cut, wide};
use crate::view::paint::{INK, SOFT};

/// The width of a picture.
pub(super) const WIDTH: i32 = 1200;

/// From what size on text is balanced.
const LARGE: i32 = 16;

/// A stretch of text in one style.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) words: &'a str,
    pub(super) size: i32,
    pub(super) is_bold: bool,
    pub(super) fill: &'static str,
}

/// Returns a stretch of text.
pub(super) fn plain(words: &str, size: i32) -> Run<'_> {
    Run { words, size, is_bold: false, fill: INK }
}

impl Run<'_> {
    /// Returns it in bold.
    pub(super) fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }

    /// Returns it in the colour of what steps back.
    pub(super) fn soft(self) -> Self {
        self.fill(SOFT)
    }

    /// Returns it in a colour.
    pub(super) fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }

    fn wide(self, words: &str) -> i32 {
        wide(words, self.size, self.is_bold)
    }

    /// Returns its width in pixels, rounded up.
    pub(super) fn width(self) -> i32 {
        (self.wide(self.words) + 99) / 100
    }
}

/// A place for text: its start, its top, its width.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
}

/// What is written so far.
pub(super) struct Pen {
    pub(super) out: String,
    /// Whether the language runs from the right.
    pub(super) is_mirrored: bool,
    /// What the ids of this picture begin with.
    pub(super) prefix: String,
}

impl Pen {
    /// Writes markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Writes text, without what XML does not hold. A soft hyphen would be drawn.
    pub(super) fn say(&mut self, text: &str) {
        for it in text.chars() {
            match it {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\u{ad}' | '\u{fffe}' | '\u{ffff}' => {}
                it if it.is_control() => {}
                it => self.out.push(it),
            }
        }
    }

    /// Writes an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.say(value);
        self.raw("\"");
    }

    /// Writes an attribute that is a number.
    pub(super) fn number(&mut self, name: &str, value: i32) {
        self.set(name, &value.to_string());
    }

    /// Writes an element that holds a text and nothing else.
    pub(super) fn element(&mut self, name: &str, text: &str) {
        for piece in ["<", name, ">"] {
            self.raw(piece);
        }
        self.say(text);
        for piece in ["</", name, ">"] {
            self.raw(piece);
        }
    }

    /// Returns where a box begins on the sheet.
    pub(super) fn left(&self, x: i32, width: i32) -> i32 {
        if self.is_mirrored { WIDTH - x - width } else { x }
    }

    /// Writes a filled box.
    pub(super) fn block(&mut self, at: Place, height: i32, fill: &str) {
        self.raw("<rect");
        self.number("x", self.left(at.x, at.width));
        self.number("y", at.y);
        self.number("width", at.width);
        self.number("height", height);
        self.set("fill", fill);
        self.raw("/>");
    }

    /// Writes text in lines that stay in the place; returns where the next text may begin.
    /// The lines of large text are about as long as one another.
    ///
    /// Every line is as high as the first run asks for; `language` is that of the text where
    /// it is not the picture's.
    pub(super) fn text(
        &mut self,
        at: Place,
        runs: &[Run<'_>],
        language: Option<&str>,
    ) -> i32 {
        let Some(size) = runs.iter().find(|it| !it.words.is_empty()).map(|it| it.size)
        else {
            return at.y;
        };
        let x = self.left(at.x, 0);
        let mut base = at.y + size - size * 13 / 10;
        self.open(size, language);
        let mut is_open = false;
        let width = if size > LARGE { balanced(runs, at.width) } else { at.width };
        set_in(width, runs, &mut |run, starts, word| {
            let is_apart = self.is_mirrored && starts == Starts::Line;
            // between words in any case: at the end of a line for who reads it aloud
            if is_open && !is_apart {
                self.raw(" ");
            }
            if starts != Starts::Word {
                if is_open {
                    self.raw("</tspan>");
                }
                // lines of one element are ordered as one paragraph by some, each by others
                if is_open && is_apart {
                    self.raw("</text>");
                    self.open(size, language);
                }
                self.raw("<tspan");
                if starts == Starts::Line {
                    base += size * 13 / 10;
                    self.number("x", x);
                    self.number("y", base);
                }
                if run.size != size {
                    self.number("font-size", run.size);
                }
                if run.is_bold {
                    self.set("font-weight", "bold");
                }
                self.set("fill", run.fill);
                self.raw(">");
                is_open = true;
            }
            self.say(word);
        });
        self.raw("</tspan></text>");
        base + size * 3 / 10
    }

    fn open(&mut self, size: i32, language: Option<&str>) {
        self.raw("<text");
        self.number("font-size", size);
        if let Some(language) = language {
            self.set("xml:lang", language);
        }
        self.raw(">");
    }
}

/// What begins with a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Starts {
    Line,
    Run,
    Word,
}

/// Tells each word of a text that is set in a width, and what begins with it. A word that is
/// longer than a line is cut.
fn set_in<'a>(
    width: i32,
    runs: &[Run<'a>],
    tell: &mut dyn FnMut(Run<'a>, Starts, &'a str),
) {
    let room = width * 100;
    let mut used = 0;
    for &run in runs.iter().filter(|it| !it.words.is_empty()) {
        let mut starts = Starts::Run;
        let mut after = Some(run.words);
        while let Some(words) = after {
            let mut word;
            (word, after) = unbroken(words);
            loop {
                used += run.wide(" ");
                if used + run.wide(word) > room || used == run.wide(" ") {
                    (starts, used) = (Starts::Line, 0);
                }
                let (part, rest) = match starts {
                    Starts::Line => cut(word, room, run.size, run.is_bold),
                    Starts::Run | Starts::Word => (word, ""),
                };
                tell(run, starts, part);
                used += run.wide(part);
                (starts, word) = (Starts::Word, rest);
                if rest.is_empty() {
                    break;
                }
            }
        }
    }
}

/// Returns the first words that stay on one line, and those after the space that follows: a
/// number stays with what it counts and with its month, a dot with what it follows.
fn unbroken(words: &str) -> (&str, Option<&str>) {
    let mut start = 0;
    for (end, _) in words.char_indices().filter(|it| it.1 == ' ') {
        let (before, rest) = words.split_at(end);
        let (last, rest) = (before.get(start..).unwrap_or(before), rest.get(1..));
        start = end + 1;
        let next = rest.and_then(|it| it.chars().next());
        let stays = match next {
            Some('·') => true,
            Some('0'..='9') => !last.ends_with([',', '·']),
            _ => last.len() <= 3 && last.starts_with(|it: char| it.is_ascii_digit()),
        };
        if !stays {
            return (before, rest);
        }
    }
    (words, None)
}

/// Returns the least width in which a text takes no more lines than in the given one.
fn balanced(runs: &[Run<'_>], width: i32) -> i32 {
    let lines = |width: i32| {
        let mut lines = 0;
        set_in(width, runs, &mut |_, starts, _| {
            lines += i32::from(starts == Starts::Line)
        });
        lines
    };
    let (most, mut least) = (lines(width), width);
    while least > width * 3 / 4 && lines(least - 8) == most {
        least -= 8;
    }
    least
}
