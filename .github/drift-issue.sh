#!/usr/bin/env bash
# Keeps one open issue of its own with the label "drift" while Twitch's documentation and spec/ differ.
# Usage: drift-issue.sh CODE REPORT ERRORS: the exit code of the command drift, the file of its output, and that of its errors.
# Needs GH_TOKEN and GH_REPO for gh, and RUN_URL, the address of the run with the whole report.
set -euo pipefail
export LC_ALL=C.UTF-8

readonly title="Twitch's documentation and spec/ differ"
readonly label=drift
# GitHub refuses a longer body.
readonly limit=65536

code=$1
report=$2
errors=$3

cat "$report"
cat "$errors" >&2

open_issue() {
  gh issue list --app github-actions --label "$label" --state open --limit 1 --json number --jq '.[].number'
}

# Writes the body of the issue, cut after a whole line if it is too long.
write_body() {
  local text note
  text=$(<"$report")
  # A page's text must not notify anybody.
  text=${text//@/@$'\u200b'}
  if [ "${#text}" -gt "$limit" ]; then
    note=$'\n\n'"The report has ${#text} characters, and is cut here. The log of $RUN_URL has all of it."
    text=${text:0:limit - ${#note}}
    text=${text%$'\n'*}$note
  fi
  printf '%s' "$text" > "$1"
}

update_issue() {
  local body number
  body=$(mktemp)
  write_body "$body"
  number=$(open_issue)
  if [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$body"
  else
    gh label create "$label" --force --description "$title"
    gh issue create --title "$title" --label "$label" --body-file "$body"
  fi
  rm -f "$body"
}

case $code in
  0)
    number=$(open_issue)
    if [ -n "$number" ]; then
      gh issue close "$number" --comment "They don't differ any more: $RUN_URL"
    fi
    ;;
  2)
    update_issue
    ;;
  1)
    # What could be read may differ.
    if grep -q '^- ' "$report"; then
      update_issue
    fi
    echo "Some of Twitch's documentation can't be read: the command drift returns 1." >&2
    exit 1
    ;;
  *)
    echo "Twitch's documentation can't be compared: the command drift returns $code." >&2
    exit 1
    ;;
esac
