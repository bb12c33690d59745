#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command and fails, beside when the command fails, where its last line of output is not one JSON object.
set -uo pipefail

said=$(mktemp "${TMPDIR:-/tmp}/tansiq-said.XXXXXX")
trap 'rm -f "$said"' EXIT
"$@" | tee "$said"
ended=${PIPESTATUS[0]}
[ "$ended" = 0 ] || exit "$ended"
tail -n 1 "$said" | node -e '
  const line = require("node:fs").readFileSync(0, "utf8");
  try {
    if (JSON.parse(line).constructor === Object) process.exit(0);
  } catch (error) {
    console.error(error.message);
  }
  console.error("the last line is not one JSON object");
  process.exit(1);
'
