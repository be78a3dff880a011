//! The layout of the source: no file imports, by whatever way round, a file that imports it, and no
//! room a room that imports it. A room is what stands in `src`, a file or a folder.
//!
//! An arrow goes from the file that names an item to the file that defines it; a re-export is
//! followed to its origin. Unit tests do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module's path, or an item's: `["align", "link"]`.
type Names = Vec<String>;

/// What one file imports and names.
#[derive(Default)]
struct File {
    /// Paths behind `use`, and whether others may take them from here.
    imports: Vec<(Names, bool)>,
    /// Other paths of two names or more.
    paths: Vec<Names>,
    /// The modules that lie in files of their own.
    modules: BTreeSet<String>,
}

#[test]
fn no_file_imports_a_file_that_imports_it() {
    let circles = circles(&arrows(&source()));
    assert!(
        circles.is_empty(),
        "circles of imports:\n{}",
        circles.join("\n")
    );
}

#[test]
fn no_room_imports_a_room_that_imports_it() {
    let room = |file: &Names| vec![file[0].clone()];
    let mut rooms: BTreeMap<Names, BTreeSet<Names>> = BTreeMap::new();
    for (file, targets) in arrows(&source()) {
        let targets = targets
            .iter()
            .map(room)
            .filter(|target| *target != room(&file));
        rooms.entry(room(&file)).or_default().extend(targets);
    }
    let circles = circles(&rooms);
    assert!(
        circles.is_empty(),
        "circles of rooms:\n{}",
        circles.join("\n")
    );
}

#[test]
fn every_file_is_a_module() {
    let files = source();
    for module in files.keys().filter(|module| module.len() > 1) {
        let (name, parent) = module.split_last().expect("a name");
        let named = files
            .get(parent)
            .is_some_and(|parent| parent.modules.contains(name));
        assert!(named, "{} is in no module", module.join("::"));
    }
}

#[test]
fn a_circle_is_found_through_a_re_export() {
    let file = |text: &str| read(text.parse().expect("Rust"));
    let name = |path: &str| -> Names { path.split("::").map(str::to_owned).collect() };
    let files = BTreeMap::from([
        (name("a"), file("mod b; pub use self::b::Thing; fn f() {}")),
        (name("a::b"), file("use crate::c::g; pub struct Thing;")),
        (name("c"), file("use crate::a::{f, Thing}; pub fn g() {}")),
    ]);
    assert_eq!(circles(&arrows(&files)), ["a::b ~ c"]);
}

/// All files of the source.
fn source() -> BTreeMap<Names, File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    read_folder(&root, &Names::new(), &mut files);
    assert!(files.len() > 100, "only {} files", files.len());
    files
}

fn read_folder(folder: &Path, module: &Names, files: &mut BTreeMap<Names, File>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy();
        let mut name = module.clone();
        if !["mod", "lib", "main"].contains(&&*stem) {
            name.push(stem.into_owned());
        }
        if path.is_dir() {
            read_folder(&path, &name, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !name.is_empty() {
            let text = fs::read_to_string(&path).expect("a file of the source");
            files.insert(name, read(text.parse().expect("Rust")));
        }
    }
}

/// Reads the imports and paths of a file.
fn read(stream: TokenStream) -> File {
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    let mut file = File::default();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if starts_with(rest, "# [ cfg ( test ) ] mod") {
            at += rest.len().min(8);
            at += closing(&tokens[at..]);
        } else if rest[0] == "use" {
            let end = rest.iter().position(|token| token == ";").expect("an end");
            let public = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
            let paths = tree(&rest[1..end]);
            file.imports
                .extend(paths.into_iter().map(|path| (path, public)));
            at += end;
        } else if rest[0] == "mod" && rest.get(2).is_some_and(|token| token == ";") {
            file.modules.insert(rest[1].clone());
            at += 3;
        } else if is_name(&rest[0]) {
            let path = path(rest);
            at += 3 * (path.len() - 1) + 1;
            if path.len() > 1 {
                file.paths.push(path);
            }
        } else {
            at += 1;
        }
    }
    file
}

fn flatten(stream: TokenStream, tokens: &mut Vec<String>) {
    for token in stream {
        if let TokenTree::Group(group) = token {
            let (open, close) = match group.delimiter() {
                Delimiter::Brace => ("{", "}"),
                Delimiter::Bracket => ("[", "]"),
                _ => ("(", ")"),
            };
            tokens.push(open.to_owned());
            flatten(group.stream(), tokens);
            tokens.push(close.to_owned());
        } else {
            tokens.push(token.to_string());
        }
    }
}

fn starts_with(tokens: &[String], text: &str) -> bool {
    text.split(' ')
        .enumerate()
        .all(|(index, token)| tokens.get(index).is_some_and(|found| found == token))
}

/// The length of a braced block, from its opening brace to behind the closing one.
fn closing(tokens: &[String]) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => return index + 1,
            "}" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The names that `::` joins at the front of `tokens`.
fn path(tokens: &[String]) -> Names {
    let mut path = vec![tokens[0].clone()];
    let mut rest = &tokens[1..];
    while starts_with(rest, ": :") && rest.get(2).is_some_and(|name| is_name(name)) {
        path.push(rest[2].clone());
        rest = &rest[3..];
    }
    path
}

/// The paths of a `use`: `a::{b, c::d as e}` has two.
fn tree(tokens: &[String]) -> Vec<Names> {
    let Some(open) = tokens.iter().position(|token| token == "{") else {
        return if tokens.is_empty() {
            vec![]
        } else {
            vec![path(tokens)]
        };
    };
    let head: Names = tokens[..open]
        .iter()
        .filter(|t| is_name(t))
        .cloned()
        .collect();
    let inside = &tokens[open + 1..tokens.len() - 1];
    let mut depth = 0;
    let branches = inside.split(|token| {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        depth == 0 && token == ","
    });
    branches
        .flat_map(tree)
        .map(|branch| head.iter().cloned().chain(branch).collect())
        .collect()
}

/// From each file, the files that define what it names.
fn arrows(files: &BTreeMap<Names, File>) -> BTreeMap<Names, BTreeSet<Names>> {
    let exports: BTreeMap<Names, Names> = files
        .iter()
        .flat_map(|(module, file)| {
            let public = file.imports.iter().filter(|(_, public)| *public);
            public.filter_map(move |(path, _)| {
                let origin = absolute(module, path, files)?;
                let name = origin.last()?.clone();
                Some((joined(module, &[name]), origin))
            })
        })
        .collect();
    files
        .iter()
        .map(|(module, file)| {
            let private = file.imports.iter().filter(|(_, public)| !public);
            let imported: BTreeMap<&str, Names> = private
                .filter_map(|(path, _)| {
                    Some((path.last()?.as_str(), absolute(module, path, files)?))
                })
                .collect();
            // A module that is imported counts by what is taken out of it.
            let items = imported.values().filter(|path| !files.contains_key(*path));
            let named = file
                .paths
                .iter()
                .filter_map(|path| match imported.get(path[0].as_str()) {
                    Some(module) => Some(joined(module, &path[1..])),
                    None => absolute(module, path, files),
                });
            let targets = items.cloned().chain(named);
            let targets = targets.filter_map(|path| origin(&path, &exports, files));
            (
                module.clone(),
                targets.filter(|target| target != module).collect(),
            )
        })
        .collect()
}

fn joined(module: &Names, rest: &[String]) -> Names {
    module.iter().chain(rest).cloned().collect()
}

/// A path from the root of the crate; `None` for other crates and for local names.
fn absolute(module: &Names, path: &Names, files: &BTreeMap<Names, File>) -> Option<Names> {
    let above = path.iter().take_while(|name| *name == "super").count();
    let rest = |skip: usize| path[skip..].iter().filter(|name| *name != "self");
    let base: &[String] = match path[0].as_str() {
        "crate" => return Some(rest(1).cloned().collect()),
        "self" => module,
        "super" => &module[..module.len() - above],
        child if files.contains_key(&joined(module, &[child.to_owned()])) => module,
        _ => return None,
    };
    Some(base.iter().chain(rest(above)).cloned().collect())
}

/// The file that defines what a path names.
fn origin(
    path: &Names,
    exports: &BTreeMap<Names, Names>,
    files: &BTreeMap<Names, File>,
) -> Option<Names> {
    let mut path = path.clone();
    // Each step follows one re-export; chains are short.
    for _ in 0..5 {
        let file = (1..=path.len())
            .rev()
            .find(|end| files.contains_key(&path[..*end]))?;
        let item = path.get(..=file);
        let Some(to) = item.and_then(|item| exports.get(item)) else {
            return Some(path[..file].to_vec());
        };
        path = joined(to, &path[file + 1..]);
    }
    None
}

/// The sets of files that reach each other, a line each.
fn circles(arrows: &BTreeMap<Names, BTreeSet<Names>>) -> Vec<String> {
    let reached: BTreeMap<&Names, BTreeSet<&Names>> = arrows
        .keys()
        .map(|from| {
            let mut reached = BTreeSet::new();
            let mut open: Vec<&Names> = arrows[from].iter().collect();
            while let Some(file) = open.pop() {
                if reached.insert(file) {
                    open.extend(&arrows[file]);
                }
            }
            (from, reached)
        })
        .collect();
    let circles: BTreeSet<String> = reached
        .iter()
        .filter(|(from, files)| files.contains(*from))
        .map(|(from, files)| {
            let mutual = files.iter().filter(|file| reached[*file].contains(*from));
            let names: Vec<String> = mutual.map(|file| file.join("::")).collect();
            names.join(" ~ ")
        })
        .collect();
    circles.into_iter().collect()
}
