//! Writes markup: boxes and wrapped text, mirrored where the language runs from the right.

use super::width::{cut, wide};
use crate::view::paint::{INK, SOFT};

/// The width of a picture.
pub(super) const WIDTH: i32 = 1200;

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

    /// Writes text in lines that stay in the place; returns where the next may begin.
    ///
    /// Every line is as high as the first run asks for; `language` is that of the text where
    /// it is not the picture's.
    pub(super) fn text(
        &mut self,
        at: Place,
        runs: &[Run<'_>],
        language: Option<&str>,
    ) -> i32 {
        let runs = runs.iter().filter(|it| !it.words.is_empty());
        let height = runs.clone().map(|it| it.size).next().unwrap_or_default();
        if height == 0 {
            return at.y;
        }
        let (mut base, mut used) = (at.y + height, 0);
        let mut is_first = true;
        self.raw("<text");
        if let Some(language) = language {
            self.set("xml:lang", language);
        }
        self.raw(">");
        for run in runs {
            let mut is_open = false;
            for mut word in run.words.split(' ') {
                while {
                    let gap = run.wide(" ");
                    if used > 0 && used + gap + run.wide(word) > at.width * 100 {
                        base += height * 13 / 10;
                        used = 0;
                    }
                    let is_new_line = used == 0;
                    // between words in any case: at the end of a line for who reads it aloud
                    if !is_first {
                        self.raw(" ");
                    }
                    if is_new_line && is_open {
                        self.raw("</tspan>");
                    }
                    if is_new_line || !is_open {
                        self.raw("<tspan");
                        if is_new_line {
                            self.number("x", self.left(at.x, 0));
                            self.number("y", base);
                        }
                        self.number("font-size", run.size);
                        if run.is_bold {
                            self.set("font-weight", "bold");
                        }
                        self.set("fill", run.fill);
                        self.raw(">");
                        is_open = true;
                    }
                    let (part, rest) = if is_new_line {
                        cut(word, at.width * 100, run.size, run.is_bold)
                    } else {
                        used += gap;
                        (word, "")
                    };
                    self.say(part);
                    used += run.wide(part);
                    (is_first, word) = (false, rest);
                    !rest.is_empty()
                } {}
            }
            self.raw("</tspan>");
        }
        self.raw("</text>");
        base + height * 3 / 10
    }
}
