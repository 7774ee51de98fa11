//! `import`: depositaries' tables merged into treaty files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use support::{path, text};
use treaty_map::data::read_treaty;

/// A treaty with nobody in it yet, in the style of the shipped ones.
const EMPTY: &str = r#"{
  "format": 1,
  "id": "lighthouse",
  "as_of": "2020-01-01",
  "title": {"en": "Convention on Lighthouses"},
  "opened": {"date": "1980-01-01"},
  "record": "chart",
  "sources": {"chart": {"url": "https://example.org/chart"}},
  "participants": [],
  "clauses": [
    {
      "kind": "entry_into_force", "article": "21",
      "condition": {"count": 2},
      "period": {"days": 30}, "landing": "same_day"
    }
  ],
  "acts": []
}
"#;

/// A folder with a table and a treaty file, and what came of importing one into the other.
struct Import {
    folder: PathBuf,
    code: Option<i32>,
    out: String,
    err: String,
}

impl Import {
    fn run(name: &str, file: &str, table: impl AsRef<[u8]>, args: &[&str]) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("import").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("file.json"), file).expect("written");
        fs::write(folder.join("table.csv"), table).expect("written");
        Self { folder, code: None, out: String::new(), err: String::new() }.again(args)
    }

    fn again(self, args: &[&str]) -> Self {
        let output = Command::new(env!("CARGO_BIN_EXE_treaty-map"))
            .args(["import", "table.csv", "--into", "file.json"])
            .args(args)
            .current_dir(&self.folder)
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            folder: self.folder,
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    fn file(&self) -> String {
        fs::read_to_string(self.folder.join("file.json")).expect("the file")
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.file()).expect("JSON")
    }

    /// The acts of the file, each `ID kind date effective`.
    fn acts(&self) -> Vec<String> {
        let word = |act: &Value, key: &str| act[key].as_str().unwrap_or("-").to_owned();
        let keys = ["participant", "kind", "date", "effective"];
        let acts = self.json()["acts"].as_array().expect("acts").clone();
        acts.iter().map(|act| keys.map(|key| word(act, key)).join(" ")).collect()
    }

    fn says(&self, words: &str) -> &Self {
        let all = format!("{}{}", self.out, self.err);
        assert!(all.contains(words), "`{words}` is not in:\n{all}");
        self
    }

    fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        self
    }
}

const UNTC: &str = "\
Participant 1\tSignature, Succession to signature(d)\t\"Ratification, Acceptance(A), \
Approval(AA), Accession(a), Formal confirmation(c), Succession(d)\"
Bolivia (Plurinational State of)\t 3 Jun 1992\t 3 Oct 1994
Bosnia and Herzegovina 2\t12 Jan 1994 d\t12 Jan 1994 d
European Union\t13 Jun 1992\t21 Dec 1993 AA
Côte d'Ivoire\t10 Jun 1992\t29 Nov 1994
Holy See\t\t
Japan [3]\t13 Jun 1992\t28 May 1993 A
Netherlands (Kingdom of the) 4\t 4 Jun 1992\t20 Dec 1993 A
Türkiye\t\t24 Feb 2004 a
United Kingdom of Great Britain and Northern Ireland\t12 Jun 1992\t 8 Dec 1993
Yugoslavia (former SFR)\t 5 Jun 1992\t
";

#[test]
fn a_table_of_the_united_nations() {
    let ran = Import::run("untc", EMPTY, UNTC, &["--source", "chart"]);
    ran.exits(0).says("added 10 participants, 8 signatures, 8 consents; 1 remark\n");
    ran.says(
        "table.csv:3: BA: succession to a signature, taken as a signature on the day",
    );
    ran.says("table.csv:4: added EU approval 1993-12-21");
    let expected = [
        "BO signature 1992-06-03 -",
        "NL signature 1992-06-04 -",
        "YUCS signature 1992-06-05 -",
        "CI signature 1992-06-10 -",
        "GB signature 1992-06-12 -",
        "EU signature 1992-06-13 -",
        "JP signature 1992-06-13 -",
        "JP acceptance 1993-05-28 -",
        "GB ratification 1993-12-08 -",
        "NL acceptance 1993-12-20 -",
        "EU approval 1993-12-21 -",
        "BA signature 1994-01-12 -",
        "BA succession 1994-01-12 -",
        "BO ratification 1994-10-03 -",
        "CI ratification 1994-11-29 -",
        "TR accession 2004-02-24 -",
    ];
    assert_eq!(ran.acts(), expected);
    let participants = &ran.json()["participants"];
    assert_eq!(participants[3], serde_json::json!({"id": "EU", "kind": "organization"}));
    assert_eq!(participants[9]["name"]["fr"], "Yougoslavie");
    // what is printed into empty lists is laid out like the rest
    assert!(ran.file().contains("\n    {\"id\": \"BA\", \"kind\": \"state\"},\n"));
    assert!(
        ran.file().ends_with("\"sources\": [\"chart\"]}\n  ]\n}\n"),
        "{}",
        ran.file()
    );
    assert!(read_treaty(&ran.file()).is_ok());
}

#[test]
fn the_same_table_twice_changes_nothing() {
    let ran = Import::run("twice", EMPTY, UNTC, &["--source", "chart"]);
    let first = ran.file();
    let ran = ran.again(&["--source", "chart"]);
    ran.exits(0).says("16 acts were there already; 1 remark\n");
    assert_eq!(ran.file(), first);
    // what adds nothing needs no source
    ran.again(&[]).exits(0);
}

#[test]
fn a_chart_of_the_council_of_europe() {
    let table = "\u{feff}State;Signature;Ratification;Entry into Force;Notes\r\n\
        Albania;15/06/2026;;;\r\n\
        European Union;05/09/2024;15/05/2026;;A\r\n\
        Iceland*;05/09/2024;31/10/2026;01/02/2027;\r\n\
        Ireland;20/10/2026 S;20/10/2026 S;01/02/2027;\r\n\
        Norway;5.9.2024;;;\r\n\
        Sweden;;;;\r\n";
    let file = text("static/treaties/cets-225.json");
    let args = ["--source", "treaty-office", "--as-of", "2026-11-01"];
    let ran = Import::run("coe", &file, table, &args);
    // the chart has an approval under "Ratification"
    ran.exits(0).says("added 2 consents; 5 acts were there already\n");
    ran.says("table.csv: column `Notes` is not understood and not used");
    ran.says("added IE definitive signature 2026-10-20, in force 2027-02-01");
    assert_eq!(
        ran.acts().iter().rev().take(2).rev().collect::<Vec<_>>(),
        [
            "IE definitive_signature 2026-10-20 2027-02-01",
            "IS ratification 2026-10-31 2027-02-01"
        ]
    );
}

#[test]
fn every_byte_that_is_not_of_the_table_stays() {
    let file = text("static/treaties/cets-225.json");
    let table = "State,Deposit,Kind\nChile,1 Sep 2026,accession\nNorway,2 Sep 2026,ratification\n";
    let args = ["--source", "new", "--source-url", "https://example.org/new"];
    let ran = Import::run("bytes", &file, table, &args);
    ran.exits(0);
    let after = ran.file();
    let before: Vec<&str> = file.lines().collect();
    let kept: Vec<&str> = after.lines().filter(|it| before.contains(it)).collect();
    let added: Vec<&str> = after.lines().filter(|it| !before.contains(it)).collect();
    assert_eq!(
        added,
        [
            r#"    "new": {"url": "https://example.org/new"}"#,
            r#"    {"id": "CL", "kind": "state"},"#,
            r#"    {"participant": "CL", "kind": "accession", "date": "2026-09-01", "sources": ["new"]},"#,
            r#"    {"participant": "NO", "kind": "ratification", "date": "2026-09-02", "sources": ["new"]}"#,
        ]
    );
    // two commas came to lines that were the last of their lists
    let bare = |lines: &[&str]| lines.concat().replace(',', "");
    assert_eq!(bare(&kept), bare(&before));
    assert_eq!(after.matches("\n    },\n    \"new\"").count(), 1);
}

#[test]
fn other_layouts_are_kept_too() {
    let table = "State,Deposit,Kind,In force\n\
        Norway,2 Jan 2001,ratification,1 Feb 2001\nSweden,3 Jan 2001,acceptance,\n";
    let value: Value = serde_json::from_str(EMPTY).expect("JSON");
    let full = Import::run("full", EMPTY, table, &["--source", "chart"]).json();
    let tall = serde_json::to_string_pretty(&value).expect("JSON");
    for (name, file) in [
        ("minified", value.to_string()),
        ("tall", tall.clone()),
        ("crlf", EMPTY.replace('\n', "\r\n")),
        ("tabs", tall.replace("  ", "\t")),
    ] {
        let ran = Import::run(name, &file, table, &["--source", "chart"]);
        ran.exits(0);
        assert_eq!(ran.json(), full, "{name}");
        let after = ran.file();
        assert_eq!(after.contains('\n'), file.contains('\n'), "{name}: {after}");
        assert_eq!(after.matches('\r').count() > 0, name == "crlf", "{name}: {after}");
        assert_eq!(
            after.matches("\r\n").count() == after.matches('\n').count(),
            name == "crlf" || name == "minified",
            "{name}: {after}"
        );
    }
    // members of their own lines show from the items that are there
    let tall = serde_json::to_string_pretty(&full).expect("JSON");
    let table = "State,Deposit,Kind\nFinland,4 Jan 2001,ratification\n";
    let ran = Import::run("taller", &tall, table, &["--source", "chart"]);
    ran.exits(0);
    let act = "    {\n      \"participant\": \"FI\",\n      \"kind\": \"ratification\",\n      \
        \"date\": \"2001-01-04\",\n      \"sources\": [\n        \"chart\"\n      ]\n    }\n  ]";
    assert!(ran.file().contains(act), "{}", ran.file());
}

#[test]
fn days_of_effect_are_filled_in_with_their_source() {
    let first =
        "State,Deposit,Kind\nNorway,2 Jan 2001,ratification\nSweden,Feb 2001,approval\n";
    let ran = Import::run("fill", EMPTY, first, &["--source", "chart"]);
    let table = "State,Deposit,Kind,In force\n\
        Norway,2 Jan 2001,ratification,1 Feb 2001\nSweden,,,1 Apr 2001\nChile,,,1 May 2001\n\
        Peru,,accession,1 Jun 2001\n";
    let args = ["--source", "more", "--source-url", "https://example.org/more"];
    let ran = Import::run("fill", &ran.file(), table, &args);
    ran.exits(0).says("added 2 participants, 2 consents; filled in 2 days of effect\n");
    ran.says("table.csv:2: filled in NO ratification: in force 2001-02-01");
    ran.says("table.csv:4: added CL consent, in force 2001-05-01");
    let expected = [
        "NO ratification 2001-01-02 2001-02-01",
        "SE approval 2001-02 2001-04-01",
        "CL consent - 2001-05-01",
        "PE accession - 2001-06-01",
    ];
    assert_eq!(ran.acts(), expected);
    let act = r#""date": "2001-01-02", "effective": "2001-02-01", "sources": ["chart", "more"]}"#;
    assert!(ran.file().contains(act), "{}", ran.file());
    assert!(read_treaty(&ran.file()).is_ok());
}

#[test]
fn french_headings_words_and_names() {
    let table = "État;Date de signature;Dépôt;Type;Entrée en vigueur;Dénonciation notifiée\n\
        Fédération de Russie;1er mars 1990;2 avril 1991;ratification;1er mai 1991;3 juil. 2015\n\
        États-Unis d’Amérique;;15 févr. 1992;adhésion;;\n\
        Pays-Bas (Royaume des);;août 1992;approbation;;\n\
        ex-République yougoslave de Macédoine;4 mai 1993;4 mai 1993;signature définitive;;\n";
    let ran = Import::run("french", EMPTY, table, &["--source", "chart"]);
    ran.exits(0);
    let expected = [
        "RU signature 1990-03-01 -",
        "RU ratification 1991-04-02 1991-05-01",
        "US accession 1992-02-15 -",
        "NL approval 1992-08 -",
        "MK definitive_signature 1993-05-04 -",
        "RU denunciation 2015-07-03 -",
    ];
    assert_eq!(ran.acts(), expected);
}

#[test]
fn ends_and_returns() {
    let table = "State,Deposit,Kind,Denunciation notified,Date of effect of denunciation\n\
        Norway,1 Jan 1990,ratification,1 Jan 2000,1 Jan 2001\n\
        Norway,1 Jan 2010,accession,,\n\
        Sweden,1 Jan 1990,ratification,,1 Jan 2001\n";
    let ran = Import::run("ends", EMPTY, table, &["--source", "chart"]);
    ran.exits(0).says("3 consents, 2 ends of participation\n");
    let ran = ran.again(&["--source", "chart"]);
    ran.exits(0).says("5 acts were there already\n");
    assert!(ran.acts().contains(&"NO denunciation 2000-01-01 2001-01-01".to_owned()));
    assert!(ran.acts().contains(&"SE denunciation - 2001-01-01".to_owned()));
    let unclear = "State,Ratification,Denunciation\nNorway,1 Jan 1990,1 Jan 2000\n";
    let ran = Import::run("unclear", EMPTY, unclear, &["--source", "chart"]);
    ran.exits(1).says("write `Denunciation notified` or `Denunciation effective`");
    assert_eq!(ran.file(), EMPTY);
}

#[test]
fn a_conflict_changes_nothing_and_says_both() {
    let table =
        "State,Deposit,Kind,In force\nNorway,2 Jan 2001,ratification,1 Feb 2001\n";
    let first = Import::run("conflict", EMPTY, table, &["--source", "chart"]);
    let table = "State,Signature,Deposit,Kind,In force\n\
        Norway,,3 Jan 2001,ratification,\n\
        Norway,,2 Jan 2001,acceptance,\n\
        Norway,1 Dec 2000,2 Jan 2001,ratification,1 Mar 2001\n\
        Sweden,,2 Jan 2001,ratification,\n\
        Sweden,,4 Jan 2001,ratification,\n";
    let ran = Import::run("conflict", &first.file(), table, &["--source", "chart"]);
    // what does not conflict is merged, of the same row, too
    ran.exits(0).says("added 1 participant, 1 signature, 1 consent; 4 conflicts\n");
    ran.says(
        "table.csv:2: conflict: NO: the file (/acts/0) says ratification 2001-01-02, in force \
         2001-02-01; the table says ratification 2001-01-03",
    );
    ran.says("the table says acceptance 2001-01-02");
    ran.says("the table says ratification 2001-01-02, in force 2001-03-01");
    ran.says("table.csv:6: conflict: SE: line 5 says ratification 2001-01-02");
    assert!(ran.acts().contains(&"NO ratification 2001-01-02 2001-02-01".to_owned()));
}

#[test]
fn what_is_not_understood_is_left_out_and_told() {
    let table = "State,Deposit,Kind,Signature\n\
        Norwya,2 Jan 2001,ratification,\n\
        Sweden,2 Jan 2001,blessing,\n\
        Finland,2 Jan 2001,declaration,\n\
        Denmark,2 Jan 2001 Q,,\n\
        Iceland,soon,,1 Jan 1999\n\
        Greenland,2 Jan 2001,ratification,\n\
        ,2 Jan 2001,ratification,\n\
        Estonia,2 Jan 2001 a,ratification,\n\
        Latvia,2 Jan 2001,accession,,what is this\n\
        Lithuania,2 Jan 2001,accession,\n";
    let ran = Import::run("unknown", EMPTY, table, &["--source", "chart"]);
    ran.exits(1)
        .says("added 3 participants, 3 consents; 2 remarks; 7 rows not understood\n");
    for line in [
        "table.csv:2: not understood: `Norwya` is not known; closest: `Norway`, `Andorra`",
        "table.csv:3: SE: kind `blessing` is not known; taken as consent, means not known",
        "table.csv:4: not understood: kind `declaration` is not one",
        "table.csv:5: DK: mark `Q` is not known; taken as consent",
        "table.csv:6: not understood: Deposit: `soon` is not a date; accepted: `2024-09-05`",
        "table.csv:7: not understood: `GL` is a territory of `DK`, not a participant",
        "table.csv:8: not understood: no participant",
        "table.csv:9: not understood: mark `a` says accession, the kind says ratification",
        "table.csv:10: not understood: `what is this` stands under no heading",
    ] {
        ran.says(line);
    }
    // the signature of Iceland went with its row
    let expected = [
        "DK consent 2001-01-02 -",
        "LT accession 2001-01-02 -",
        "SE consent 2001-01-02 -",
    ];
    assert_eq!(ran.acts(), expected);
}

#[test]
fn a_month_that_comes_first_is_refused_in_the_whole_table() {
    let table = "State,Signature,Ratification\n\
        Norway,03/04/2000,2000-05-01\nSweden,,04/25/2001\nFinland,,2001-04-26\n";
    let ran = Import::run("month-first", EMPTY, table, &["--source", "chart"]);
    ran.exits(1).says("2 rows not understood");
    ran.says(
        "table.csv:2: not understood: Signature: `03/04/2000` may have its month first",
    );
    assert_eq!(ran.acts(), ["FI ratification 2001-04-26 -"]);
}

#[test]
fn a_table_that_cannot_be_read() {
    let ran = Import::run("no-participant", EMPTY, "Who,When\nNorway,2001\n", &[]);
    ran.exits(1).says("headings found: `Who`, `When`; accepted: `Participant`, `State`");
    Import::run("empty", EMPTY, "\n", &[]).exits(1).says("headings in its first line");
    let ran = Import::run("latin-1", EMPTY, b"State,Deposit\nC\xf4te d'Ivoire,\n", &[]);
    ran.exits(2).says("`table.csv` is not UTF-8 (line 2)");
    Import::run("no-treaty", "{}", UNTC, &[])
        .exits(1)
        .says("file.json: /format: missing");
    let twice = EMPTY.replace("\"acts\": []", "\"acts\": [], \"acts\": []");
    let ran = Import::run("keys-twice", &twice, UNTC, &["--source", "chart"]);
    ran.exits(1).says("/acts: `acts` is listed twice");
    assert_eq!(ran.file(), twice);
    Import::run("no-json", "{", UNTC, &[]).exits(1).says("not JSON");
}

#[test]
fn a_dry_run_writes_nothing() {
    let ran = Import::run("dry", EMPTY, UNTC, &["--source", "chart", "--dry-run"]);
    ran.exits(0)
        .says("nothing written: would add 10 participants, 8 signatures, 8 consents");
    ran.says("added EU approval 1993-12-21");
    assert_eq!(ran.file(), EMPTY);
}

#[test]
fn the_day_of_the_record_moves_forward_only() {
    let table = "State,Ratification\nNorway,2 Jan 2021\n";
    let ran = Import::run("as-of", EMPTY, table, &["--source", "chart"]);
    ran.exits(2)
        .says("table.csv:2: 2021-01-02 is after 2020-01-01")
        .says("`--as-of DATE`");
    assert_eq!(ran.file(), EMPTY);
    let ran = ran.again(&["--source", "chart", "--as-of", "2021-01-01"]);
    ran.exits(2);
    let ran = ran.again(&["--source", "chart", "--as-of", "2019-01-01"]);
    ran.exits(2).says("a record does not go back");
    let ran = ran.again(&["--source", "chart", "--as-of", "2021-01-02"]);
    ran.exits(0);
    assert_eq!(ran.json()["as_of"], "2021-01-02");
    // a later look that found nothing new is worth recording
    let ran = ran.again(&["--as-of", "2021-06-01"]);
    ran.exits(0).says("now as of 2021-06-01");
    assert_eq!(ran.json()["as_of"], "2021-06-01");
}

#[test]
fn what_is_added_cites_a_source() {
    let ran = Import::run("source", EMPTY, UNTC, &[]);
    ran.exits(2).says("give `--source ID`").says("in the file there are `chart`");
    let ran = ran.again(&["--source", "untc"]);
    ran.exits(2).says("there is no `untc`").says("`--source-url URL` adds a new one");
    let ran = ran.again(&["--source-url", "https://example.org"]);
    ran.exits(2).says("`--source ID`");
    let ran = ran.again(&["--source", "chart", "--source-url", "https://example.org"]);
    ran.exits(2).says("there is a source `chart` already");
    assert_eq!(ran.file(), EMPTY);
    let ran = ran.again(&["--source", "untc", "--source-url", "https://treaties.un.org"]);
    ran.exits(0);
    assert_eq!(ran.json()["sources"]["untc"]["url"], "https://treaties.un.org");
    assert_eq!(ran.json()["acts"][0]["sources"][0], "untc");
    // nothing is left beside the file
    assert_eq!(fs::read_dir(&ran.folder).expect("the folder").count(), 2);
}

#[test]
fn a_merge_that_would_spoil_the_file_is_not_written() {
    // before the opening for signature
    let table = "State,Ratification\nNorway,2 Jan 1970\nSweden,2 Jan 1990\n";
    let ran = Import::run("spoil", EMPTY, table, &["--source", "chart"]);
    ran.exits(1)
        .says("file.json: /acts/0/date: `1970-01-02` is earlier than the opening");
    ran.says("nothing written");
    assert_eq!(ran.file(), EMPTY);
    // what was wrong before does not stand in the way
    let odd = EMPTY.replace("\"record\": \"chart\"", "\"record\": \"nowhere\"");
    let table = "State,Ratification\nSweden,2 Jan 1990\n";
    Import::run("odd", &odd, table, &["--source", "chart"])
        .exits(0)
        .says("added 1 participant");
}

#[test]
fn bad_usage() {
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_treaty-map"));
        let ran = command.arg("import").args(args).current_dir(path("")).output();
        let ran = ran.expect("it runs");
        (ran.status.code(), String::from_utf8(ran.stderr).expect("UTF-8"))
    };
    let file = "static/treaties/cets-225.json";
    for (args, words) in [
        (&[][..], "TABLE.csv"),
        (&["table.csv"], "--into FILE"),
        (&["no-such-table.csv", "--into", file], "cannot read `no-such-table.csv`"),
        (&["README.md", "--into", "no-such.json"], "cannot read `no-such.json`"),
        (&["a.csv", "b.csv", "--into", file], "b.csv"),
        (&["a.csv", "--into", file, "--as-of", "today"], "--as-of: `today`"),
        (&["a.csv", "--into", file, "--force"], "--force"),
    ] {
        let (code, err) = run(args);
        assert_eq!(code, Some(2), "{args:?}: {err}");
        assert!(err.contains(words), "{args:?}: {err}");
    }
}
