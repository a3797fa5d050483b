//! `--help`: every setting is named where it can be used.

use crate::place::Place;

const SECRETS: [&str; 3] = ["BOT_TOKEN", "DATABASE_URL", "WEBHOOK_SECRET"];
const LOGS: [&str; 2] = ["LOG", "LOG_FORMAT"];
const SERVE: [&str; 7] = [
    "HTTP_ADDR",
    "PUBLIC_URL",
    "TELEGRAM_API_URL",
    "CHAT_UPDATES_PER_MINUTE",
    "MESSAGES_PER_SECOND",
    "OWNER_ID",
    "--owner-id",
];

#[test]
fn every_setting_is_named_by_the_help_of_its_command() {
    let place = Place::new();
    for (command, settings) in [
        ("serve", [&SECRETS[..], &LOGS, &SERVE].concat()),
        ("check", [&SECRETS[..], &LOGS, &SERVE].concat()),
        ("seed", [&["DATABASE_URL", "--lang", "--specialist-id", "--bench"][..], &LOGS].concat()),
        ("owner-link", [&SECRETS[..], &LOGS, &["TELEGRAM_API_URL"]].concat()),
        ("health", [&["HTTP_ADDR", "--http-addr"][..], &LOGS].concat()),
        ("demo", [&["HTTP_ADDR", "--lang"][..], &LOGS].concat()),
    ] {
        let help = place.run(&[command, "--help"]);
        assert_eq!((help.code, help.said.as_slice()), (Some(0), &[][..]), "{command}");
        for setting in settings {
            assert!(help.stdout.contains(setting), "{command} --help says nothing of {setting}");
        }
    }
}

#[test]
fn the_help_of_all_names_every_command_and_the_secrets() {
    let help = Place::new().run(&["--help"]);
    assert_eq!(help.code, Some(0));
    for word in ["demo", "serve", "seed", "check", "owner-link", "health"].iter().chain(&SECRETS) {
        assert!(help.stdout.contains(word), "--help says nothing of {word}");
    }
}

#[test]
fn every_setting_of_the_example_file_is_one_that_we_read() {
    let help = Place::new().run(&["serve", "--help"]).stdout;
    let example = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.env.example")).unwrap();
    let names = example.lines().filter_map(|line| line.trim_start_matches('#').split_once('='));
    let names: Vec<_> = names.map(|(name, _)| name).filter(|name| !name.contains(' ')).collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names.into_iter().filter(|name| *name != "POSTGRES_PASSWORD") {
        assert!(help.contains(name), "serve --help says nothing of {name}");
    }
}

#[test]
fn without_a_command_the_help_is_shown() {
    let nothing = Place::new().run(&[]);
    assert_eq!(nothing.code, Some(2));
    assert!(nothing.said.iter().any(|line| line.contains("serve")), "{nothing:?}");
}
