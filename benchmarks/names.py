"""How well `facenet organize --gallery` names the groups of a labelled album.

    dotnet build -c Release src/FaceNet.Cli
    python3 benchmarks/names.py PHOTOS LABELS [EVERY]

One person after the other, every fourth unless told, is named in a gallery of their own, by the group that `organize`
found; then the same photos are organised with that gallery. Counted by LABELS, lines of photo and person: the faces that
got the name, on how many cards, and how many of them are somebody else's.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FACENET = os.path.join(ROOT, "artifacts/bin/FaceNet.Cli/release/FaceNet.Cli")


def facenet(*arguments):
    subprocess.run([FACENET, *arguments], check=True, stdout=subprocess.DEVNULL)


def people(folder):
    with open(os.path.join(folder, "people.json"), encoding="utf-8") as file:
        return json.load(file)["people"]


def main():
    photos, labels = sys.argv[1], sys.argv[2]
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    with open(labels, encoding="utf-8") as file:
        person_of = dict(line.rstrip("\n").split("\t")[:2] for line in file if "\t" in line)
    there = Counter(person for photo, person in person_of.items() if os.path.exists(os.path.join(photos, photo)))
    right = wrong = due = cards = 0
    with tempfile.TemporaryDirectory() as folder:
        before, after = os.path.join(folder, "before"), os.path.join(folder, "after")
        facenet("organize", photos, "--out", before)
        for number, group in enumerate(people(before)[::every]):
            gallery = os.path.join(folder, f"{number}.db")
            facenet("name", group["id"], "Anna", "--from", before, "--photos", photos, "--gallery", gallery)
            anna = Counter(person_of[face["photo"]] for face in group["faces"]).most_common(1)[0][0]
            facenet("organize", photos, "--gallery", gallery, "--out", after)
            named = [card for card in people(after) if card.get("name") == "Anna"]
            faces = [person_of[face["photo"]] for card in named for face in card["faces"]]
            right += faces.count(anna)
            wrong += len(faces) - faces.count(anna)
            due += there[anna]
            cards += len(named)
    print(f"{right} of {due} faces named right, {wrong} of other people named; {cards} cards of {number + 1} people")


if __name__ == "__main__":
    main()
