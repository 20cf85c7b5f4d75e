#!/bin/sh
# Make the fonts of printed letters, committed under src/fairnotice/formats/letter/fonts. For developers only. Wants npm, python3 and a
# network. Everything is made in a folder that is thrown away; the same inputs give the same bytes.
#
# typst reads TrueType files and no web fonts, so these are apart from the fonts of the pages. Kept are the letters of Latin, Greek and
# Cyrillic names and of Arabic, Persian and Urdu, with what Arabic needs to be joined.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../src/fairnotice/formats/letter/fonts
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cd "$made"
npm pack --silent @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-naskh-arabic@0.4.5
for package in *.tgz; do mkdir "${package%.tgz}" && tar -xzf "$package" -C "${package%.tgz}"; done
python3 -m venv venv
venv/bin/pip install --quiet fonttools==4.60.1
mkdir -p "$out"
cut() { # the file, ours, letters
  venv/bin/pyftsubset "$(find . -name "$1" | head -1)" --unicodes="$3" --layout-features='*' --no-hinting --desubroutinize \
    --output-file="$out/$2"
}
latin='U+0020-024F,U+0259,U+0300-0345,U+02B9-02BF,U+02C6-02DD,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+2044,U+20AC,U+2116,U+2122,U+2212'
arabic='U+0020-007E,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+200C-200F,U+2E41,U+FB50-FDFF,U+FE70-FEFC'
cut NotoSans_400Regular.ttf NotoSans-Regular.ttf "$latin"
cut NotoSans_700Bold.ttf NotoSans-Bold.ttf "$latin"
cut NotoNaskhArabic_400Regular.ttf NotoNaskhArabic-Regular.ttf "$arabic"
cut NotoNaskhArabic_700Bold.ttf NotoNaskhArabic-Bold.ttf "$arabic"
cp "$(find . -path '*noto-sans-0*' -name LICENSE_FONT)" "$out/OFL.txt"
grep -h '^Copyright 20' "$(find . -path '*naskh*' -name LICENSE_FONT)" >> "$out/OFL.txt"
ls -l "$out"
