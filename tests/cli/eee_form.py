"""Every Eval Ever 0.3.0 as a JSON Schema of ours: the members its own schema requires and the types it gives them (formats.md section 5.1)."""
STRINGS = {"type": "object", "additionalProperties": {"type": "string"}}
TEXT = {"type": "string"}

AGGREGATE = {
    "type": "object", "additionalProperties": False,
    "required": ["schema_version", "evaluation_id", "retrieved_timestamp", "source_metadata", "model_info", "eval_library", "evaluation_results"],
    "properties": {
        "schema_version": {"const": "0.3.0"}, "evaluation_id": TEXT, "evaluation_timestamp": TEXT,
        "retrieved_timestamp": {"type": "string", "pattern": "^[0-9]+([.][0-9]+)?$"},
        "source_metadata": {"type": "object", "required": ["source_type", "source_organization_name", "evaluator_relationship"], "properties": {
            "source_type": {"enum": ["documentation", "evaluation_run"]}, "source_organization_name": {"type": "string", "minLength": 1},
            "evaluator_relationship": {"enum": ["first_party", "third_party", "collaborative", "other"]}}},
        "eval_library": {"type": "object", "required": ["name", "version"], "properties": {"name": TEXT, "version": TEXT, "additional_details": STRINGS}},
        "model_info": {"type": "object", "required": ["name", "id"], "properties": {"name": TEXT, "id": TEXT, "developer": TEXT, "additional_details": STRINGS}},
        "evaluation_results": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["evaluation_result_id", "evaluation_name", "source_data", "metric_config", "score_details"], "properties": {
                "source_data": {"oneOf": [
                    {"required": ["dataset_name", "source_type", "url"], "properties": {"source_type": {"const": "url"}, "url": {"type": "array", "items": TEXT, "minItems": 1}}},
                    {"required": ["dataset_name", "source_type", "hf_repo"], "properties": {"source_type": {"const": "hf_dataset"}, "samples_number": {"type": "integer"}}},
                    {"required": ["dataset_name", "source_type"], "properties": {"source_type": {"const": "other"}}}]},
                "metric_config": {"type": "object", "required": ["lower_is_better"], "properties": {
                    "metric_id": TEXT, "metric_unit": TEXT, "lower_is_better": {"type": "boolean"}, "score_type": {"enum": ["binary", "continuous", "levels"]},
                    "min_score": {"type": "number"}, "max_score": {"type": "number"}},
                    "if": {"required": ["score_type"], "properties": {"score_type": {"const": "continuous"}}}, "then": {"required": ["min_score", "max_score"]}},
                "score_details": {"type": "object", "required": ["score"], "properties": {
                    "score": {"type": "number"}, "details": STRINGS,
                    "uncertainty": {"type": "object", "properties": {
                        "standard_error": {"type": "object", "required": ["value"], "properties": {"value": {"type": "number"}, "method": TEXT}},
                        "confidence_interval": {"type": "object", "required": ["lower", "upper"], "properties": {"confidence_level": {"type": "number", "minimum": 0, "maximum": 1}}},
                        "num_samples": {"type": "integer"}}}}},
                "generation_config": {"type": "object", "properties": {
                    "generation_args": {"type": "object", "additionalProperties": False, "properties": {
                        "temperature": {"type": ["null", "number"]}, "top_p": {"type": ["null", "number"]}, "top_k": {"type": ["null", "number"]},
                        "max_tokens": {"type": "integer", "minimum": 1}, "prompt_template": TEXT}},
                    "additional_details": STRINGS}}}}},
        "detailed_evaluation_results": {"type": "object", "required": ["format", "file_path"], "properties": {
            "format": {"const": "jsonl"}, "file_path": TEXT, "hash_algorithm": {"enum": ["sha256", "md5"]}, "checksum": TEXT, "total_rows": {"type": "integer"}}}}}

INSTANCE = {
    "type": "object", "additionalProperties": False,
    "required": ["schema_version", "evaluation_id", "model_id", "evaluation_name", "sample_id", "interaction_type", "input", "output", "answer_attribution", "evaluation"],
    "properties": {
        "schema_version": {"const": "0.3.0"}, "evaluation_id": TEXT, "model_id": TEXT, "evaluation_name": TEXT, "evaluation_result_id": TEXT, "sample_id": TEXT,
        "sample_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "interaction_type": {"const": "single_turn"},
        "input": {"type": "object", "required": ["raw", "reference"], "properties": {"raw": TEXT, "reference": {"type": "array", "items": TEXT}, "choices": {"type": "array", "items": TEXT}}},
        "output": {"type": "object", "required": ["raw"], "properties": {"raw": {"type": "array", "items": TEXT}}}, "messages": {"type": "null"},
        "answer_attribution": {"type": "array", "items": {"type": "object", "required": ["turn_idx", "source", "extracted_value", "extraction_method", "is_terminal"], "properties": {
            "turn_idx": {"type": "integer", "minimum": 0}, "source": TEXT, "extracted_value": TEXT, "extraction_method": TEXT, "is_terminal": {"type": "boolean"}}}},
        "evaluation": {"type": "object", "required": ["score", "is_correct"], "properties": {"score": {"type": "number"}, "is_correct": {"type": "boolean"}}},
        "error": {"type": ["string", "null"]}, "metadata": STRINGS}}
