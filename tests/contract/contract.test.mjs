// The contract suite: judges that nobody here wrote hold what the command emits against what Azure takes.
//
//   node --test tests/contract/
//
// AKS_COMPUTE_BIN names the command (target/debug/aks-compute), AKS_COMPUTE_REFERENCE the public reference data
// (../shared/reference beside the checkout), AKS_COMPUTE_CACHE where the judges are installed. All suites run in this one process, so that
// every artifact is emitted once.

import './suites/corpus.mjs';
import './suites/template-evaluator.mjs';
import './suites/emitted-text.mjs';
import './suites/template-evaluation.mjs';
import './suites/arm-schemas.mjs';
import './suites/azureml-core.mjs';
import './suites/python.mjs';
import './suites/live-validator.mjs';
import './suites/azure-cli.mjs';
import './suites/containerservice.mjs';
import './suites/checkov.mjs';
import './suites/bicep.mjs';
import './suites/terraform.mjs';
import './suites/runbook.mjs';
