"""Every line of the table of import forms (formats.md section 3): recognised by content, by nothing else, and carried into every form of predictions."""
import io
import json
import struct
import zipfile

UID = "0074f737-11cb-497d-8d07-77c3a8127391"
IDS = ("q1", "q2")


def jsonl(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


def npy(rows, columns, values):
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}".encode()
    header += b" " * (63 - (len(header) + 10) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + struct.pack(f"<{len(values)}f", *values)


def inspect_sample(name):
    return json.dumps({"id": name, "epoch": 1, "output": {"choices": [{"message": {"content": "A"}}]}})


def lmms_row(number):
    return {"doc_id": number, "doc": {"id": IDS[number]}, "target": "A", "arguments": [], "resps": [["A"]], "filtered_resps": ["A"]}


def helm_files():
    return {"run_spec.json": json.dumps({"name": "toy:model=m", "adapter_spec": {"model": "org/m"}}),
            "display_predictions.json": json.dumps([{"instance_id": name, "train_trial_index": 0, "predicted_text": "A"} for name in IDS])}


def eee_record(name):
    return {"schema_version": "0.3.0", "evaluation_id": "toy/m/1", "model_id": "org/m", "evaluation_name": "toy.overall@p", "sample_id": name,
            "interaction_type": "single_turn", "input": {"raw": "?", "reference": []}, "output": {"raw": ["A"]},
            "answer_attribution": [{"turn_idx": 0, "source": "output.raw", "extracted_value": "A", "extraction_method": "p", "is_terminal": True}],
            "evaluation": {"score": 1, "is_correct": True}}


# importer -> {file: content}, ids that come out; None = only claimed scores, which `convert` says
FORMS = {
    "egoscope": ({"a.txt": json.dumps({"format": "egoscope.submission", "version": "1.0", "benchmark": {"id": "toy"}, "model": {"id": "m"},
                                       "predictions": [{"id": name, "response": "A"} for name in IDS]})}, IDS),
    "egoscope-journal": ({"a.txt": jsonl({"j": 0, "kind": "header", "schema": "egoscope.run-journal/1", "benchmark": "toy", "model": "m"},
                                         *({"j": i + 1, "kind": "answer", "key": {"id": name}, "id": name, "response": "A"} for i, name in enumerate(IDS)))}, IDS),
    "egoscope-record": ({"a.txt": jsonl(*({"schema": "egoscope.record/1", "benchmark": "toy", "model": "m", "participant": "P1", "index": i, "phase": "initial", "response": "A"} for i in range(2)))}, ("P1/0", "P1/1")),
    "lmms-eval-samples": ({"20260101_samples_toy.jsonl": jsonl(lmms_row(0), lmms_row(1))}, IDS),
    "lmms-eval-results": ({"20260101_results.json": json.dumps({"results": {"toy": {"acc,none": 0.5}}, "configs": {"toy": {}}, "model_name_sanitized": "m"})}, None),
    "vlmevalkit": ({"m_toy.tsv": "index\tid\tquestion\tanswer\tprediction\n0\tq1\t?\tA\tA\n1\tq2\t?\tA\tA\n"}, IDS),
    "inspect-eval": ({"run.bin": archive(header_DOT_json=json.dumps({"version": 2, "status": "success", "eval": {"task": "toy", "model": "m"}}),
                                         samples__q1_epoch_1_DOT_json=inspect_sample("q1"), samples__q2_epoch_1_DOT_json=inspect_sample("q2"))}, IDS),
    "inspect-json": ({"a.txt": json.dumps({"version": 2, "status": "success", "eval": {"task": "toy", "model": "m"},
                                           "samples": [json.loads(inspect_sample(name)) for name in IDS]})}, IDS),
    "helm-run": (helm_files(), IDS),
    "nemo-results": ({"a.txt": jsonl(*({"problem_idx": i, "repeat": 0, "reward": 1, "model_response": "A", "metadata": {"id": name}} for i, name in enumerate(IDS)))}, IDS),
    "eee": ({"a_samples.txt": jsonl(*(eee_record(name) for name in IDS))}, IDS),
    "hf-eval-results": ({"toy.txt": "- dataset:\n    id: owner/toy\n    task_id: overall\n  value: 48.07\n"}, None),
    "egocross-results": ({"a.txt": json.dumps({"summary": {"total": 2}, "results": [
        {"id": i + 1, "primary_category": "Surgery", "dataset": "EgoSurgery", "question_text": "?", "prediction": "A", "raw_response": "A", "ground_truth": "A"} for i in range(2)]})}, ("1", "2")),
    "egocross-submission": ({"a.txt": json.dumps([{"id": i + 1, "question_id": f"x_{i + 1}", "dataset": "EgoPet", "answer": "A"} for i in range(2)])}, ("1", "2")),
    "teleego-predictions": ({"p3/log.json": json.dumps([{"phase": "initial", "index": i, "QA_type": "binary", "questionstamp": 5.0 + i, "pred_text": "yes", "correct": True} for i in range(2)])},
                            ("P3/0", "P3/1")),
    "egoschema": ({"a.txt": json.dumps({UID: 3, UID[:-1] + "2": 0})}, (UID, UID[:-1] + "2")),
    "egoplan": ({"a.txt": json.dumps([{"sample_id": 1, "label": "A"}, {"sample_id": 2, "label": "B"}])}, ("1", "2")),
    "charades-text": ({"a.txt": "".join(name + " 0.5" * 157 + "\n" for name in ("A03E8EGO", "B03E8EGO"))}, ("A03E8EGO", "B03E8EGO")),
    "mir-matrix": ({"m.bin": archive(sim_mat_DOT_npy=npy(2, 2, [1, 0, 0, 1]), vis_ids_DOT_txt="v1\nv2\n", txt_ids_DOT_txt="a\nb\n")}, None),
    "mvbench": ({"a.txt": json.dumps({"acc_dict": {"Egocentric Navigation": [1, 2]}, "res_list": [{"pred": "(A) stop", "gt": "(A) stop"}, {"pred": "(B)", "gt": "(A)"}]})}, ("0", "1")),
    "ovo-bench": ({"a.txt": json.dumps({"backward": [{"id": 1, "task": "EPM", "response": "A", "ground_truth": "A"}, {"id": 2, "task": "EPM", "response": "B", "ground_truth": "A"}],
                                        "realtime": [], "forward": []})}, ("1", "2")),
    "plain-jsonl": ({"a.txt": jsonl(*({"id": name, "response": "A"} for name in IDS))}, IDS),
    "plain-json": ({"a.txt": json.dumps([{"id": name, "response": "A"} for name in IDS])}, IDS),
    "plain-csv": ({"a.txt": "id,response\nq1,A\nq2,A\n"}, IDS),
}

# These say by their form which benchmark they are of.
OF_ONE_BENCHMARK = {"egocross-results", "egocross-submission", "teleego-predictions", "egoschema", "egoplan", "charades-text", "mvbench", "ovo-bench"}

REFUSED = {
    "video-r1": ({"a.txt": json.dumps([{"problem_id": 1, "problem_type": "multiple choice", "solution": "<answer>A</answer>"}])}, "E025"),
    "teleego-submission": ({"a.txt": json.dumps({"submission_info": {"model_name": "m"}, "predictions": [{"question_id": "Q001", "answer": "A"}]})}, "E011"),
    "pickle": ({"a.txt": b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00}\x94."}, "E006"),
    "nothing known": ({"a.txt": json.dumps({"what": {"is": "this"}})}, "E005"),
}


def write(folder, files):
    """The path to hand to the program: the only file, or the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if len(files) > 1 or "/" in next(iter(files)):
        return folder
    return folder / next(iter(files))


def add(suite):
    @suite.case
    def every_form_is_recognised_by_its_content(program, folder):
        for importer, (files, ids) in FORMS.items():
            path = write(folder / importer, files)
            found = program("convert", path, "--to", "plain-jsonl", "--model", "m")
            named = program("convert", path, "--to", "plain-jsonl", "--model", "m", "--from", importer)
            assert (found.code, found.out) == (named.code, named.out), (importer, found.err, named.err)
            if ids is None:
                continue
            assert found.code == 0, (importer, found.err)
            assert tuple(str(json.loads(line)["id"]) for line in found.out.splitlines()) == ids, (importer, found.out)

    @suite.case
    def no_other_importer_takes_a_form_that_is_not_its_own(program, folder):
        plain = {"plain-json", "plain-jsonl", "plain-csv"}  # these take any rows with an id and an answer, if they are asked
        for importer, (files, _) in FORMS.items():
            path = write(folder / importer, files)
            for other in FORMS:
                if other == importer or other in plain or importer in plain:
                    continue
                run = program("convert", path, "--to", "plain-jsonl", "--model", "m", "--from", other)
                assert run.code == 3 or not run.out, (importer, other, run.out[:200], run.err[:200])

    @suite.case
    def every_form_goes_into_every_form_of_predictions(program, folder):
        for importer, (files, ids) in FORMS.items():
            if ids is None:
                continue
            path = write(folder / importer, files)
            for form, ending in (("egoscope", "json"), ("plain-jsonl", "jsonl"), ("plain-csv", "csv"), ("vlmevalkit", "xlsx")):
                out = folder / f"{importer}.{ending}"
                benchmark = [] if importer in OF_ONE_BENCHMARK else ["--benchmark", "toy"]
                run = program("convert", path, "--to", form, "--model", "m", *benchmark, "--out", out)
                assert run.code == 0, (importer, form, run.err)
                back = program("convert", out, "--to", "plain-jsonl", "--model", "m")
                assert back.code == 0, (importer, form, back.err)
                assert tuple(str(json.loads(line)["id"]) for line in back.out.splitlines()) == ids, (importer, form, back.out)

    @suite.case
    def what_is_refused_says_why(program, folder):
        for name, (files, code) in REFUSED.items():
            run = program("convert", write(folder / name.replace(" ", "-"), files), "--to", "egoscope", "--benchmark", "toy")
            assert run.code == 3 and f"error {code} " in run.err, (name, run.code, run.err)
