//! What only the later part of a module reads, such as its texts and tables, goes with it.
//!
//! The linker leaves each constant in a segment of its own (`--no-merge-data-segments`).
//! One goes if what moves leads to it and nothing that stays does: no number in a function
//! that stays is an address in it, nor is any word in a segment that stays. What is left
//! becomes one segment again; where something went there are zeros.

use crate::step::Outcome;
use std::collections::BTreeSet;
use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, FunctionId, FunctionKind, MemoryId, Module};

/// How far before a constant an address may lie that leads to it: loops may count from there.
const SLACK: usize = 16;

/// Returns whether a constant is a text: what reads one gets its address from somewhere, and
/// does not count from before or behind it. An address inside of something else is that's.
fn is_text(piece: &Piece) -> bool {
    let text = std::str::from_utf8(&piece.bytes);
    text.is_ok_and(|it| it.chars().all(|it| !it.is_control() || "\0\n".contains(it)))
}

/// Shorter ones are read whole, not looped over.
const LOOPED: usize = 64;

/// A constant and where it lies.
struct Piece {
    at: usize,
    bytes: Vec<u8>,
}

impl Piece {
    fn end(&self) -> usize {
        self.at + self.bytes.len()
    }
}

/// Numbers in functions that may be addresses.
#[derive(Default)]
struct Numbers(BTreeSet<usize>);

impl<'instr> Visitor<'instr> for Numbers {
    fn visit_const(&mut self, it: &Const) {
        if let Value::I32(number) = it.value {
            self.0.extend(usize::try_from(number).ok());
        }
    }

    fn visit_load(&mut self, it: &Load) {
        self.0.extend(usize::try_from(it.arg.offset).ok());
    }

    fn visit_store(&mut self, it: &Store) {
        self.0.extend(usize::try_from(it.arg.offset).ok());
    }
}

fn numbers(module: &Module, functions: &[FunctionId]) -> BTreeSet<usize> {
    let mut numbers = Numbers::default();
    for id in functions {
        if let FunctionKind::Local(it) = &module.funcs.get(*id).kind {
            dfs_in_order(&mut numbers, it, it.entry_block());
        }
    }
    numbers.0
}

/// Returns the pieces that numbers lead to, and all that those lead to.
fn reached(pieces: &[Piece], from: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = from.iter().copied().collect();
    while let Some(address) = open.pop() {
        let first = pieces.partition_point(|it| it.end() < address);
        let near = pieces.iter().enumerate().skip(first);
        for (idx, piece) in near.take_while(|(_, it)| it.at <= address + SLACK) {
            let is_before = piece.at > address;
            let is_outside = is_before || piece.end() == address;
            let holds = |it: &Piece| it.at <= address && address < it.end();
            let is_short = piece.bytes.len() < LOOPED;
            let is_others = || (is_short || is_text(piece)) && pieces.iter().any(holds);
            if (is_before && is_short) || (is_outside && is_others()) {
                continue;
            }
            if !reached.insert(idx) {
                continue;
            }
            let begin = piece.at.next_multiple_of(4) - piece.at;
            let words = piece.bytes.get(begin..).unwrap_or_default().chunks_exact(4);
            let words = words.filter_map(|it| <[u8; 4]>::try_from(it).ok());
            open.extend(words.map(|it| u32::from_le_bytes(it) as usize));
        }
    }
    reached
}

/// The constants of a module, split.
pub(crate) struct Halves {
    stays: Vec<Piece>,
    goes: Vec<Piece>,
}

/// Returns the numbers in functions, and the words in the constants that they lead to: what
/// is there of places in the table is among them.
pub(crate) fn numbers_of(
    module: &Module,
    functions: &[FunctionId],
) -> Outcome<BTreeSet<usize>> {
    let pieces = pieces(module)?;
    let mut numbers = numbers(module, functions);
    for idx in reached(&pieces, &numbers) {
        // whatever holds an address is aligned
        let Some(piece) = pieces.get(idx).filter(|it| it.at % 4 == 0) else { continue };
        let words = piece.bytes.chunks_exact(4);
        let words = words.filter_map(|it| <[u8; 4]>::try_from(it).ok());
        numbers.extend(words.map(|it| u32::from_le_bytes(it) as usize));
    }
    Ok(numbers)
}

/// Splits the constants between functions that stay and functions that move.
pub(crate) fn halves(
    module: &Module,
    stay: &[FunctionId],
    moved: &[FunctionId],
) -> Outcome<Halves> {
    let pieces = pieces(module)?;
    let needed = reached(&pieces, &numbers(module, stay));
    let wanted = reached(&pieces, &numbers(module, moved));
    let (mut stays, mut goes) = (Vec::new(), Vec::new());
    for (idx, piece) in pieces.into_iter().enumerate() {
        let is_later = wanted.contains(&idx) && !needed.contains(&idx);
        if is_later { goes.push(piece) } else { stays.push(piece) }
    }
    Ok(Halves { stays, goes })
}

fn pieces(module: &Module) -> Outcome<Vec<Piece>> {
    let mut pieces = Vec::new();
    for data in module.data.iter() {
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } =
            &data.kind
        else {
            return Err("a segment of the memory begins nowhere".into());
        };
        let at = usize::try_from(*at).map_err(|it| it.to_string())?;
        pieces.push(Piece { at, bytes: data.value.clone() });
    }
    pieces.sort_by_key(|it| it.at);
    Ok(pieces)
}

impl Halves {
    /// Returns how many bytes go.
    pub(crate) fn moved(&self) -> usize {
        self.goes.iter().map(|it| it.bytes.len()).sum()
    }

    /// Puts what stays into the first module.
    pub(crate) fn keep(&self, module: &mut Module) -> Outcome {
        // nothing else lies between them
        replace(module, joined(&self.stays, usize::MAX))
    }

    /// Puts what goes into the second.
    pub(crate) fn lend(&self, module: &mut Module) -> Outcome {
        // between them lies what stays
        replace(module, joined(&self.goes, 0))
    }
}

/// Joins pieces with zeros between them, where they are near enough.
fn joined(pieces: &[Piece], gap: usize) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if piece.at.saturating_sub(last.end()) <= gap => {
                last.bytes.resize(piece.at - last.at, 0);
                last.bytes.extend(&piece.bytes);
            }
            _ => joined.push(Piece { at: piece.at, bytes: piece.bytes.clone() }),
        }
    }
    joined
}

fn replace(module: &mut Module, pieces: Vec<Piece>) -> Outcome {
    let old: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    old.into_iter().for_each(|id| module.data.delete(id));
    let memory: MemoryId =
        module.memories.iter().next().ok_or("the module has no memory")?.id();
    module.memories.get_mut(memory).data_segments.clear();
    for Piece { at, bytes } in pieces {
        let at = i32::try_from(at).map_err(|it| it.to_string())?;
        let offset = ConstExpr::Value(Value::I32(at));
        let id = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(id);
    }
    Ok(())
}
