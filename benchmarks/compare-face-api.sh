#!/usr/bin/env bash
# Photos a second from JPEG to embedding, beside face-api on Node with its WebAssembly back-end: the same photos, the
# same machine, in turns. Each side gets two cores: two processes of face-api, two photos at a time for facenet.
#
# Usage: benchmarks/compare-face-api.sh FOLDER [PHOTOS] [ROUNDS]
#   FOLDER   JPEG photos, none of them in folders inside
#   PHOTOS   face-api describes so many of them, evenly spread (24); facenet all of them, so that its start weighs little
#   ROUNDS   3
# FACENET names the program to measure; else it is published as native code first. MODEL is the embedder: fused, two
# networks, by default; dlib-resnet is the one that face-api computes too. DETECTOR is rfb-320 by default.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(realpath "${1:?Give a folder of JPEG photos.}")
photos=${2:-24}
rounds=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm ci --prefix benchmarks/face-api --ignore-scripts --no-audit --no-fund --silent
if [[ -z ${FACENET:-} ]]; then
  dotnet publish src/FaceNet.Cli -p:PublishProfile=native --verbosity quiet
  FACENET=artifacts/facenet/linux-x64/facenet
fi

mkdir "$work/few" "$work/all"
mapfile -t all < <(find "$folder" -maxdepth 1 -type f -iname '*.jp*g' | sort)
for ((i = 0; i < photos; i++)); do
  ln -s "${all[i * ${#all[@]} / photos]}" "$work/few/"
done
ln -s "${all[@]}" "$work/all/"

# Prints: photos, faces, elapsed seconds, processor seconds. face-api's start and warm-up are not counted in the
# elapsed time of its slower process, which it measures itself.
face_api() {
  local share
  for share in 0 1; do
    node benchmarks/face-api/describe.mjs "$work/few" "$share" 2 > "$work/share-$share" &
  done
  wait
  node -e '
    const shares = process.argv.slice(1).map((file) => JSON.parse(require("fs").readFileSync(file)));
    const sum = (name) => shares.reduce((total, share) => total + share[name], 0);
    console.log(sum("photos"), sum("faces"), Math.max(...shares.map((share) => share.seconds)), sum("processorSeconds"));
  ' "$work"/share-*
}

# Start-up is counted. `organize` also groups the faces and writes the page.
facenet() {
  local TIMEFORMAT='%R %U %S'
  { time "$FACENET" organize "$work/all" --model "${MODEL:-fused}" --detector "${DETECTOR:-rfb-320}" --no-cache --out "$work/people" > "$work/output"; } 2> "$work/time"
  local elapsed user system
  read -r elapsed user system < <(tail -n 1 "$work/time")
  node -p '
    const [file, ...times] = process.argv.slice(1);
    const people = JSON.parse(require("fs").readFileSync(file));
    const [elapsed, user, system] = times.map(Number);
    [people.photos, people.faces, elapsed, user + system].join(" ");
  ' "$work/people/people.json" "$elapsed" "$user" "$system"
}

facenet > "$work/warm-up" # Fetches the models where they are missing.
for ((round = 1; round <= rounds; round++)); do
  face_api | tee -a "$work/face-api" | sed "s/^/round $round, face-api (photos, faces, elapsed s, processor s): /"
  facenet | tee -a "$work/facenet" | sed "s/^/round $round, facenet (photos, faces, elapsed s, processor s): /"
done

node - "$work" <<'SCRIPT'
const fs = require('fs');
const read = (name) => fs.readFileSync(`${process.argv[2]}/${name}`, 'utf8').trim().split('\n')
  .map((line) => line.split(' ').map(Number))
  .map(([photos, , elapsed, processor]) => ({ elapsed: photos / elapsed, processor: photos / processor }));
const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length / 2) - 1] + sorted[Math.floor(sorted.length / 2)]) / 2;
};
const [peer, ours] = [read('face-api'), read('facenet')];
for (const [key, unit] of [['elapsed', 'photos/s, elapsed'], ['processor', 'photos a second of processor time']]) {
  const of = (rounds) => median(rounds.map((round) => round[key]));
  const ratio = median(ours.map((round, i) => round[key] / peer[i][key]));
  console.log(`${unit}: face-api ${of(peer).toFixed(2)}, facenet ${of(ours).toFixed(1)}, ratio ${ratio.toFixed(1)}`);
}
SCRIPT
