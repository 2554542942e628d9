#!/bin/bash
# Counts the processor's instructions instead of time, which drifts with the neighbours on the machine.
# Needs valgrind (Debian: apt-get install valgrind) and a release build of YubinFigures, as README.md says. From here:
#
#     Beside/count-instructions.sh [LETTERS]
#
# A run of one letter is taken off, so that the beginning of the process does not count. A thousand letters take three
# minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
letters=${1:-1000}
[ "$letters" -gt 1 ] 2> /dev/null || { echo "expected a number of letters, 2 or more" >&2; exit 64; }
program=.build/release/YubinFigures
command -v valgrind > /dev/null || { echo "valgrind is missing: apt-get install valgrind" >&2; exit 69; }
[ -x "$program" ] || { echo "$program is missing: README.md says how it is built" >&2; exit 69; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Valgrind chokes on so much debug information; the lessons are looked for beside the program.
strip -g -o "$folder/YubinFigures" "$program"
ln -s "$PWD/../Lessons" "$PWD/../Topologies" "$folder"

count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$folder/YubinFigures" once "$1" "$2" 2>&1 |
        sed -n 's/^==[0-9]*== Collected : //p'
}
each() { echo $((($(count "$1" "$letters") - $(count "$1" 1)) / (letters - 1))); }

echo "instructions for each letter, the mean of $((letters - 1)):"
printf '%-44s %10d\n' "through two-towns" "$(each letters)"
play=$(each play)
printf '%-44s %10d\n' "in the first lesson, nobody looks on" "$play"
for work in snapshots recording; do
    with=$(each $work)
    printf '%-44s %10d  %+.1f %%\n' "the same with $work" "$with" \
        "$(awk "BEGIN { print ($with / $play - 1) * 100 }")"
done
