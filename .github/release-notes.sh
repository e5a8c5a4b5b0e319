#!/usr/bin/env bash
# Prints the section of a version in CHANGELOG.md. A prerelease without a section has that of "Unreleased".
# Usage: release-notes.sh v1.2.3 [CHANGELOG]
set -euo pipefail
cd "$(dirname "$0")/.."

version=${1#v}
changelog=${2:-CHANGELOG.md}

# Prints what stands below a heading, "## 1.2.3" alone or with a date after it, up to the next one.
section() {
  awk -v title="## $1" '/^## /{ inside = $0 == title || index($0, title " ") == 1; next } inside' "$changelog"
}

notes=$(section "$version")
if [ -z "${notes//[[:space:]]/}" ] && [[ $version == *-* ]]; then
  notes=$(section Unreleased)
fi
if [ -z "${notes//[[:space:]]/}" ]; then
  echo "CHANGELOG.md has no section '## $version'. Rename '## Unreleased', commit, and set the tag again." >&2
  exit 1
fi
printf '%s\n' "$notes"
