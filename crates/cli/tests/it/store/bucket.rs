//! A store in a bucket: the same as in a folder, also when the service fails.

use std::process::{Command, Output};

use super::server::{Mood, Server};
use super::{add, day, place};
use crate::support::{Folder, answer, kajitori, refusal};

const BUCKET: &str = "s3://records/vendor-a";

fn run(server: &Server, args: &[String]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kajitori"));
    command.args(args).args(["--s3-endpoint", &server.endpoint, "--s3-region", "test-1"]);
    command.env("AWS_ACCESS_KEY_ID", "id").env("AWS_SECRET_ACCESS_KEY", "secret");
    command.env("NO_PROXY", "127.0.0.1").output().expect("the binary runs")
}

fn verify(server: &Server) -> String {
    let args = ["store", "verify", "--store", BUCKET, "--lang", "en"].map(str::to_owned);
    answer(&run(server, &args))
}

#[test]
fn a_bucket_holds_what_a_folder_holds() {
    let (folder, server) = (Folder::new(), Server::start());
    let files = [1, 2, 3].map(|n| folder.write(&format!("{n}.csv"), &day(n, 30)));
    let files: Vec<_> = files.iter().collect();
    answer(&run(&server, &add(&folder, BUCKET, &files, &[])));
    answer(&kajitori(&add(&folder, &place(&folder), &files, &[])));
    assert!(verify(&server).starts_with("Sound: 3 batches"));
    let there = server.names().into_iter();
    let there: Vec<String> =
        there.filter_map(|n| Some(n.strip_prefix("vendor-a/")?.into())).collect();
    let catalogue = folder.list("store/catalogue").into_iter().map(|n| format!("catalogue/{n}"));
    let batches = (1..=3).flat_map(|number| {
        let batch = format!("batch/{number:08}");
        let names = folder.list(&format!("store/{batch}")).into_iter();
        names.map(move |name| format!("{batch}/{name}"))
    });
    let mut expected: Vec<String> = catalogue.chain(batches).collect();
    expected.sort_unstable();
    assert_eq!(there, expected);
    let again = answer(&run(&server, &add(&folder, BUCKET, &files[..1], &[])));
    assert!(again.contains("追加済みです"), "{again}");
}

#[test]
fn a_service_that_fails_midway_leaves_no_half_of_a_batch() {
    let (folder, server) = (Folder::new(), Server::start());
    let first = folder.write("1.csv", &day(1, 30));
    answer(&run(&server, &add(&folder, BUCKET, &[&first], &[])));
    let second = folder.write("2.csv", &day(2, 30));
    let args = add(&folder, BUCKET, &[&second], &[]);
    for write in 1..=4 {
        server.be(Mood::Fails(write));
        let output = run(&server, &args);
        if output.status.success() {
            assert_eq!(write, 4, "a batch is three files here: events, names and the entry");
            break;
        }
        assert!(refusal(&output).contains(BUCKET));
        server.be(Mood::Well);
        assert!(verify(&server).starts_with("Sound: 1 batches"));
    }
}

#[test]
fn an_answer_that_gets_lost_loses_nothing() {
    let (folder, server) = (Folder::new(), Server::start());
    for write in 1..=4 {
        let number = write * 2;
        let first = folder.write("a.csv", &day(number, 30));
        server.be(Mood::FailsOnce(write));
        answer(&run(&server, &add(&folder, BUCKET, &[&first], &[])));
        let second = folder.write("b.csv", &day(number + 1, 31));
        server.be(Mood::Silent(write));
        answer(&run(&server, &add(&folder, BUCKET, &[&second], &[])));
        server.be(Mood::Well);
        assert!(verify(&server).starts_with(&format!("Sound: {} batches", write * 2)));
    }
}
