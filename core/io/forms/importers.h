/// Importers of harness logs and of benchmark forms that need no benchmark to be read.
/// Source: formats.md sections 3.3 to 3.7.
#pragma once

#include "core/io/importer.h"

namespace ego::io {

extern const Importer kJournalImporter;         ///< `egoscope-journal`
extern const Importer kRecordImporter;          ///< `egoscope-record`
extern const Importer kInspectArchiveImporter;  ///< `inspect-eval`
extern const Importer kInspectJsonImporter;     ///< `inspect-json`
extern const Importer kHelmImporter;            ///< `helm-run`
extern const Importer kNemoImporter;            ///< `nemo-results`
extern const Importer kEeeImporter;             ///< `eee`
extern const Importer kHfResultsImporter;       ///< `hf-eval-results`
extern const Importer kTeleEgoImporter;         ///< `teleego-predictions`
extern const Importer kTeleEgoSiteImporter;     ///< `teleego-submission`: recognised and refused
extern const Importer kEgoSchemaImporter;       ///< `egoschema`
extern const Importer kEgoPlanImporter;         ///< `egoplan`
extern const Importer kCharadesImporter;        ///< `charades-text`
extern const Importer kMirImporter;             ///< `mir-matrix`
extern const Importer kMvBenchImporter;         ///< `mvbench`
extern const Importer kOvoBenchImporter;        ///< `ovo-bench`

}  // namespace ego::io
