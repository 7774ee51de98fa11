//! One module into two: what the first map needs, and what may come later.
//!
//! Both share one memory and one table. What only the gates of the later part reach moves
//! into the second file; where the first calls a gate, it calls a place of the table that
//! is empty until the second file is there. Nothing is compiled twice, and the code that
//! calls a gate has to have asked for the file before.

use crate::split_data;
use crate::step::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Call, CallIndirect, Const, Instr, InstrSeqId, Value, Visitor};
use walrus::ir::{RefFunc, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId,
    GlobalKind, ImportedFunction, LocalFunction, Module, ModuleConfig, TableId,
};

/// What the second file calls the first.
const FIRST: &str = "0";

/// The two files.
pub(crate) struct Files {
    /// What loads first.
    pub(crate) first: Vec<u8>,
    /// What may come later.
    pub(crate) later: Vec<u8>,
    /// How many functions the second has.
    pub(crate) moved: usize,
    /// How many bytes of constants go with them.
    pub(crate) bytes: usize,
}

/// Splits a module that has its names.
///
/// `is_gate` tells the functions by which the first part calls the later one, `is_later`
/// those that, besides, are reached by address alone, such as closures.
pub(crate) fn split(
    module: &[u8],
    is_gate: &dyn Fn(&str) -> bool,
    is_later: &dyn Fn(&str) -> bool,
) -> Outcome<Files> {
    let parse = || {
        let mut config = ModuleConfig::new();
        config.generate_name_section(false).generate_producers_section(false);
        config.parse(module).map_err(|it| format!("the module cannot be read: {it}"))
    };
    let (mut first, mut later) = (parse()?, parse()?);
    let graph = Graph::of(&first)?;
    let gates: Vec<usize> = graph.named(is_gate);
    if gates.is_empty() {
        return Err("the module has no gate to its later part".into());
    }
    let part = |moved: &BTreeSet<usize>, is_moved: bool| {
        let all = graph.ids.iter().enumerate();
        let part = all.filter(|(idx, _)| moved.contains(idx) == is_moved);
        part.map(|(_, id)| *id).collect::<Vec<_>>()
    };
    // a function that is named for the later part stays if a place of it in the table is
    // found in what stays
    let mut named = graph.named(is_later);
    let moved = loop {
        let moved = graph.moved(&gates, &named);
        let used = split_data::numbers_of(&first, &part(&moved, false))?;
        let number = named.len();
        named.retain(|idx| {
            let mut places = graph.places.get(idx).into_iter().flatten();
            !places.any(|it| used.contains(it))
        });
        if named.len() == number {
            break moved;
        }
    };
    let data = split_data::halves(&first, &part(&moved, false), &part(&moved, true))?;
    let slots = cut(&mut first, &graph, &moved, &gates)?;
    let names = lend(&mut first, &graph, &moved)?;
    keep(&mut later, &graph, &moved, &names, &slots)?;
    data.keep(&mut first)?;
    data.lend(&mut later)?;
    let (n_moved, n_bytes) = (moved.len(), data.moved());
    walrus::passes::gc::run(&mut first);
    walrus::passes::gc::run(&mut later);
    Ok(Files {
        first: first.emit_wasm(),
        later: later.emit_wasm(),
        moved: n_moved,
        bytes: n_bytes,
    })
}

/// Who calls whom. Functions are numbered in their order, which is that of both copies.
struct Graph {
    ids: Vec<FunctionId>,
    names: Vec<String>,
    is_local: Vec<bool>,
    calls: Vec<BTreeSet<usize>>,
    /// Those that an export or the start needs, and those that use another table.
    roots: BTreeSet<usize>,
    /// Those whose address is taken, with their places in the table: what is alike has been
    /// made one, and may stand in several.
    places: BTreeMap<usize, Vec<usize>>,
    /// Segments of the table: where each begins, and its functions.
    segments: Vec<(i32, Vec<usize>)>,
    table: usize,
}

fn function_ids(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

fn the_table(module: &Module) -> Outcome<TableId> {
    let table = module.tables.main_function_table().map_err(|it| it.to_string())?;
    table.ok_or_else(|| "the module has no table of functions".into())
}

impl Graph {
    fn of(module: &Module) -> Outcome<Self> {
        let ids = function_ids(module);
        let number: BTreeMap<FunctionId, usize> =
            ids.iter().enumerate().map(|(idx, id)| (*id, idx)).collect();
        let place = |id: &FunctionId| number.get(id).copied().unwrap_or_default();
        let table = the_table(module)?;
        let mut roots: BTreeSet<usize> = module.start.iter().map(place).collect();
        let mut calls = Vec::new();
        let (mut names, mut is_local) = (Vec::new(), Vec::new());
        for id in &ids {
            let function = module.funcs.get(*id);
            names.push(function.name.clone().unwrap_or_default());
            is_local.push(matches!(function.kind, FunctionKind::Local(_)));
            let uses = match &function.kind {
                FunctionKind::Local(it) => uses(it),
                _ => Uses::default(),
            };
            // the second file would have a table of the page's values of its own, and empty
            if uses.tables.iter().any(|it| *it != table) {
                roots.insert(place(id));
            }
            calls.push(uses.functions.iter().map(place).collect());
        }
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = &export.item {
                roots.insert(place(id));
            }
        }
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut segments = Vec::new();
        for element in module.elements.iter() {
            let ElementKind::Active { table: of, offset } = &element.kind else {
                continue;
            };
            if *of != table {
                continue;
            }
            let ConstExpr::Value(Value::I32(begin)) = offset else {
                return Err("a segment of the table begins nowhere".into());
            };
            let ElementItems::Functions(items) = &element.items else {
                return Err("a segment of the table holds no plain functions".into());
            };
            let items: Vec<usize> = items.iter().map(place).collect();
            for (at, item) in (*begin..).zip(&items) {
                let at = usize::try_from(at).map_err(|it| it.to_string())?;
                places.entry(*item).or_default().push(at);
            }
            segments.push((*begin, items));
        }
        let table = module.tables.iter().position(|it| it.id() == table);
        let table = table.unwrap_or_default();
        Ok(Self { ids, names, is_local, calls, roots, places, segments, table })
    }

    fn named(&self, is_wanted: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let all = self.names.iter().enumerate();
        all.filter(|(idx, name)| self.is_local(*idx) && is_wanted(name))
            .map(|(idx, _)| idx)
            .collect()
    }

    fn is_local(&self, idx: usize) -> bool {
        self.is_local.get(idx).copied().unwrap_or_default()
    }

    fn called_by(&self, idx: usize) -> impl Iterator<Item = usize> + '_ {
        self.calls.get(idx).into_iter().flatten().copied()
    }

    /// Returns what moves: the gates, and what nothing else needs. Whatever an export or a
    /// function that stays calls has to stay, and so has what is reached by address, but
    /// for what is named.
    fn moved(&self, gates: &[usize], later: &[usize]) -> BTreeSet<usize> {
        let stays_by_address =
            |idx: &usize| self.places.contains_key(idx) && !later.contains(idx);
        let mut stays: BTreeSet<usize> = BTreeSet::new();
        let mut open: Vec<usize> = (0..self.ids.len())
            .filter(|idx| {
                !self.is_local(*idx)
                    || self.roots.contains(idx)
                    || (stays_by_address(idx) && !gates.contains(idx))
            })
            .collect();
        while let Some(idx) = open.pop() {
            if stays.insert(idx) {
                open.extend(self.called_by(idx).filter(|it| !gates.contains(it)));
            }
        }
        // what nobody calls is reached from the gates alone or not at all
        let mut moved = BTreeSet::new();
        let mut open: Vec<usize> = gates.iter().chain(later).copied().collect();
        while let Some(idx) = open.pop() {
            if !stays.contains(&idx) && moved.insert(idx) {
                open.extend(self.called_by(idx));
            }
        }
        moved
    }
}

/// What a function refers to.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<FunctionId>,
    globals: BTreeSet<GlobalId>,
    tables: BTreeSet<TableId>,
    sequences: Vec<InstrSeqId>,
}

impl<'instr> Visitor<'instr> for Uses {
    fn start_instr_seq(&mut self, it: &'instr walrus::ir::InstrSeq) {
        self.sequences.push(it.id());
    }

    fn visit_call(&mut self, it: &Call) {
        self.functions.insert(it.func);
    }

    fn visit_ref_func(&mut self, it: &RefFunc) {
        self.functions.insert(it.func);
    }

    fn visit_global_id(&mut self, it: &GlobalId) {
        self.globals.insert(*it);
    }

    fn visit_table_id(&mut self, it: &TableId) {
        self.tables.insert(*it);
    }
}

fn uses(function: &LocalFunction) -> Uses {
    let mut uses = Uses::default();
    dfs_in_order(&mut uses, function, function.entry_block());
    uses
}

/// Takes what moves out of the first module; returns the gates' places in the table.
fn cut(
    module: &mut Module,
    graph: &Graph,
    moved: &BTreeSet<usize>,
    gates: &[usize],
) -> Outcome<Vec<(usize, i32)>> {
    let id = |idx: &usize| graph.ids.get(*idx).copied();
    let table = the_table(module)?;
    let size = module.tables.get(table).initial;
    let begin = i32::try_from(size).map_err(|it| it.to_string())?;
    let slots: Vec<(usize, i32)> = gates.iter().copied().zip(begin..).collect();
    let gate_slots: BTreeMap<FunctionId, i32> =
        slots.iter().filter_map(|(idx, slot)| Some((id(idx)?, *slot))).collect();
    widen(module, table, gates.len());

    let types: BTreeMap<FunctionId, walrus::TypeId> =
        gate_slots.keys().map(|id| (*id, module.funcs.get(*id).ty())).collect();
    for (idx, id) in graph.ids.iter().enumerate() {
        if moved.contains(&idx) {
            continue;
        }
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind else {
            continue;
        };
        for sequence in uses(function).sequences {
            let block = function.block_mut(sequence);
            let mut instructions = Vec::with_capacity(block.instrs.len());
            for (instruction, place) in block.instrs.drain(..) {
                let gate = match &instruction {
                    Instr::Call(it) => gate_slots.get(&it.func).zip(types.get(&it.func)),
                    _ => None,
                };
                let Some((slot, ty)) = gate else {
                    instructions.push((instruction, place));
                    continue;
                };
                let slot = Instr::Const(Const { value: Value::I32(*slot) });
                instructions.push((slot, place));
                let call = Instr::CallIndirect(CallIndirect { ty: *ty, table });
                instructions.push((call, place));
            }
            block.instrs = instructions;
        }
    }
    replace_segments(module, &graph.ids, &graph.segments, table, &|idx| {
        !moved.contains(&idx)
    })?;
    for id in moved.iter().filter_map(id) {
        module.funcs.delete(id);
    }
    Ok(slots)
}

/// Makes room in the table for the gates.
fn widen(module: &mut Module, table: TableId, by: usize) {
    let by = u64::try_from(by).unwrap_or_default();
    let it = module.tables.get_mut(table);
    it.initial += by;
    it.maximum = it.maximum.map(|most| most + by);
}

/// Leaves only those functions in the segments of the table that are wanted, each at its
/// place.
fn replace_segments(
    module: &mut Module,
    ids: &[FunctionId],
    segments: &[(i32, Vec<usize>)],
    table: TableId,
    is_wanted: &dyn Fn(usize) -> bool,
) -> Outcome {
    let old: Vec<_> = module.tables.get(table).elem_segments.iter().copied().collect();
    for id in old {
        module.elements.delete(id);
    }
    module.tables.get_mut(table).elem_segments.clear();
    for (begin, items) in segments {
        let mut run: Vec<FunctionId> = Vec::new();
        let mut at = *begin;
        for idx in items {
            match ids.get(*idx).filter(|_| is_wanted(*idx)) {
                Some(id) => run.push(*id),
                None => segment(module, table, at, &mut run)?,
            }
            at += 1;
        }
        segment(module, table, at, &mut run)?;
    }
    Ok(())
}

/// Adds a run of functions that ends before a place of the table.
fn segment(
    module: &mut Module,
    table: TableId,
    end: i32,
    run: &mut Vec<FunctionId>,
) -> Outcome {
    if run.is_empty() {
        return Ok(());
    }
    let begin = end - i32::try_from(run.len()).map_err(|it| it.to_string())?;
    let offset = ConstExpr::Value(Value::I32(begin));
    let kind = ElementKind::Active { table, offset };
    let items = ElementItems::Functions(std::mem::take(run));
    let id = module.elements.add(kind, items);
    module.tables.get_mut(table).elem_segments.insert(id);
    Ok(())
}

/// By which names the first module lends the second what that needs.
#[derive(Default)]
struct Names {
    functions: BTreeMap<usize, String>,
    globals: BTreeMap<usize, String>,
    memory: String,
    table: String,
}

/// Exports what the second module needs of the first.
fn lend(module: &mut Module, graph: &Graph, moved: &BTreeSet<usize>) -> Outcome<Names> {
    let mut names = Names::default();
    let mut count = 0;
    let mut name = || {
        count += 1;
        count.to_string() // no identifier of the glue is a number
    };
    for idx in moved.iter().flat_map(|idx| graph.called_by(*idx)) {
        let Some(id) = graph.ids.get(idx).filter(|_| !moved.contains(&idx)) else {
            continue;
        };
        names.functions.entry(idx).or_insert_with(|| {
            module
                .exports
                .get_exported_func(*id)
                .map(|it| it.name.clone())
                .unwrap_or_else(|| {
                    let name = name();
                    module.exports.add(&name, *id);
                    name
                })
        });
    }
    let globals: Vec<GlobalId> = module.globals.iter().map(walrus::Global::id).collect();
    for (idx, id) in globals.into_iter().enumerate() {
        let name = match module.exports.get_exported_global(id) {
            Some(it) => it.name.clone(),
            None => {
                let name = name();
                module.exports.add(&name, id);
                name
            }
        };
        names.globals.insert(idx, name);
    }
    let memory = module.memories.iter().next().ok_or("the module has no memory")?.id();
    names.memory = match module.exports.get_exported_memory(memory) {
        Some(it) => it.name.clone(),
        None => return Err("the module lends no memory".into()),
    };
    let table = the_table(module)?;
    names.table = match module.exports.get_exported_table(table) {
        Some(it) => it.name.clone(),
        None => {
            let name = name();
            module.exports.add(&name, table);
            name
        }
    };
    Ok(names)
}

/// Leaves only what moves in the second module, and takes the rest from the first.
fn keep(
    module: &mut Module,
    graph: &Graph,
    moved: &BTreeSet<usize>,
    names: &Names,
    slots: &[(usize, i32)],
) -> Outcome {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let ids = function_ids(module);
    let all: Vec<_> = module.imports.iter().map(walrus::Import::id).collect();
    all.into_iter().for_each(|id| module.imports.delete(id));
    for (idx, id) in ids.iter().enumerate() {
        let Some(name) = names.functions.get(&idx) else { continue };
        let ty = module.funcs.get(*id).ty();
        let import = module.imports.add(FIRST, name, *id);
        let kind = FunctionKind::Import(ImportedFunction { import, ty });
        module.funcs.get_mut(*id).kind = kind;
    }
    let globals: Vec<GlobalId> = module.globals.iter().map(walrus::Global::id).collect();
    for (idx, id) in globals.into_iter().enumerate() {
        let Some(name) = names.globals.get(&idx) else { continue };
        let import = module.imports.add(FIRST, name, id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let memory = module.memories.iter().next().ok_or("the module has no memory")?.id();
    let import = module.imports.add(FIRST, &names.memory, memory);
    module.memories.get_mut(memory).import = Some(import);

    let table =
        module.tables.iter().nth(graph.table).ok_or("the module has no table")?.id();
    let import = module.imports.add(FIRST, &names.table, table);
    module.tables.get_mut(table).import = Some(import);
    widen(module, table, slots.len());
    // the segments of other tables are the first module's
    let segments: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    let own: BTreeSet<_> =
        module.tables.get(table).elem_segments.iter().copied().collect();
    for id in segments.into_iter().filter(|id| !own.contains(id)) {
        module.elements.delete(id);
    }
    replace_segments(module, &ids, &graph.segments, table, &|idx| moved.contains(&idx))?;
    for (idx, slot) in slots {
        let mut run: Vec<FunctionId> = ids.get(*idx).copied().into_iter().collect();
        segment(module, table, slot + 1, &mut run)?;
    }
    let stays: Vec<FunctionId> = ids
        .iter()
        .enumerate()
        .filter(|(idx, _)| !moved.contains(idx) && !names.functions.contains_key(idx))
        .map(|(_, id)| *id)
        .collect();
    stays.into_iter().for_each(|id| module.funcs.delete(id));
    Ok(())
}
