#!/usr/bin/env bash
# How long facenet takes to start, native code and just-in-time compiled in turns: `--help`, and the vector of the first
# face of a photo, with the models in place and no cache of faces. Medians, elapsed and of processor time.
#
# Usage: benchmarks/start.sh PHOTO [ROUNDS]
#   PHOTO    a small photo with a face
#   ROUNDS   15
set -euo pipefail
cd "$(dirname "$0")/.."

photo=$(realpath "${1:?Give a small photo with a face.}")
rounds=${2:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build src/FaceNet.Cli -c Release --verbosity quiet
dotnet publish src/FaceNet.Cli -p:PublishProfile=native --verbosity quiet
declare -A program=(
  [native]=artifacts/facenet/linux-x64/facenet
  [just-in-time]=artifacts/bin/FaceNet.Cli/release/FaceNet.Cli
)

# Appends to a file of the measurement's name: elapsed, user and system milliseconds.
measure() {
  local name=$1 TIMEFORMAT='%3R %3U %3S'
  shift
  { time "$@" > "$work/output" 2> "$work/error"; } 2>> "$work/$name"
}

"${program[native]}" embed "$photo" --no-cache --out "$work/face.npy" > "$work/output" # Fetches the models.
for ((round = 0; round < rounds; round++)); do
  for kind in native just-in-time; do
    measure "help, $kind" "${program[$kind]}" --help
    measure "first vector, $kind" "${program[$kind]}" embed "$photo" --no-cache --out "$work/face.npy"
  done
done

# The middle one of a column of milliseconds.
median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }

for kind in native just-in-time; do
  for what in help 'first vector'; do
    elapsed=$(awk '{ print int($1 * 1000) }' "$work/$what, $kind" | median)
    processor=$(awk '{ print int(($2 + $3) * 1000) }' "$work/$what, $kind" | median)
    echo "$what, $kind: $elapsed ms elapsed, $processor ms of processor time (medians of $rounds)"
  done
done
