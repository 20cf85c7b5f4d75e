#!/bin/sh
# Make the fonts of what is printed, committed under src/fairnotice/formats/fonts. For developers only. Wants npm, python3 and a
# network. Everything is made in a folder that is thrown away; the same inputs give the same bytes.
#
# typst reads TrueType files and no web fonts, so these are apart from the fonts of the pages. Kept are the letters of Latin, Greek and
# Cyrillic names and of Arabic, Persian and Urdu, in two weights; and in one weight the letters of names in Hebrew, Devanagari, Bengali,
# Thai, Armenian and Georgian, and of the Han characters those of GB 2312, the first level of Big5 and JIS X 0208, kana, and the
# syllables of KS X 1001. What is missing is named on the page, never left as a box: see formats/fonts/__init__.py.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../src/fairnotice/formats/fonts
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cd "$made"
font=@expo-google-fonts/noto
npm pack --silent $font-sans@0.4.2 $font-naskh-arabic@0.4.5 $font-sans-hebrew@0.4.1 $font-sans-devanagari@0.4.1 \
  $font-sans-bengali@0.4.4 $font-sans-thai@0.4.2 $font-sans-armenian@0.4.2 $font-sans-georgian@0.4.3 $font-sans-sc@0.4.3 \
  $font-sans-kr@0.4.3
for package in *.tgz; do mkdir "${package%.tgz}" && tar -xzf "$package" -C "${package%.tgz}"; done
python3 -m venv venv
venv/bin/pip install --quiet fonttools==4.60.1
mkdir -p "$out"
cut() { # the file, ours, letters
  venv/bin/pyftsubset "$(find . -name "$1" | head -1)" --unicodes="$3" --layout-features='*' --no-hinting --desubroutinize \
    --output-file="$out/$2"
}
python3 - > east.txt <<'END'
def within(codec, letters, first=range(0x100)):
    """Those that the codec writes in two bytes, the first of them in that range."""
    coded = ((ord(each), each.encode(codec, "ignore")) for each in map(chr, letters))
    return {code for code, text in coded if len(text) == 2 and text[0] in first}
han = range(0x4E00, 0xA000)
chosen = within("gb2312", han) | within("big5", han, range(0xA4, 0xC7)) | within("euc_jp", han)
print(",".join(f"U+{code:04X}" for code in sorted(chosen | set(range(0x3000, 0x3100)) | set(range(0xFF00, 0xFFEF)))))
print(",".join(f"U+{code:04X}" for code in sorted(within("euc_kr", range(0xAC00, 0xD7A4)) | set(range(0x3131, 0x318F)))))
END
latin='U+0020-024F,U+0259,U+0300-0345,U+02B9-02BF,U+02C6-02DD,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+2044,U+20AC,U+2116,U+2122,U+2212'
arabic='U+0020-007E,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+200C-200F,U+2E41,U+FB50-FDFF,U+FE70-FEFC'
cut NotoSans_400Regular.ttf NotoSans-Regular.ttf "$latin"
cut NotoSans_700Bold.ttf NotoSans-Bold.ttf "$latin"
cut NotoNaskhArabic_400Regular.ttf NotoNaskhArabic-Regular.ttf "$arabic"
cut NotoNaskhArabic_700Bold.ttf NotoNaskhArabic-Bold.ttf "$arabic"
cut NotoSansHebrew_400Regular.ttf NotoSansHebrew-Regular.ttf 'U+0590-05FF,U+200C-200F,U+FB1D-FB4F'
cut NotoSansDevanagari_400Regular.ttf NotoSansDevanagari-Regular.ttf 'U+0900-097F,U+200C-200F,U+25CC'
cut NotoSansBengali_400Regular.ttf NotoSansBengali-Regular.ttf 'U+0964-0965,U+0980-09FF,U+200C-200F,U+25CC'
cut NotoSansThai_400Regular.ttf NotoSansThai-Regular.ttf 'U+0E00-0E7F,U+200C-200F,U+25CC'
cut NotoSansArmenian_400Regular.ttf NotoSansArmenian-Regular.ttf 'U+0530-058F'
cut NotoSansGeorgian_400Regular.ttf NotoSansGeorgian-Regular.ttf 'U+10A0-10FF,U+1C90-1CBF,U+2D00-2D2F'
cut NotoSansSC_400Regular.ttf NotoSansSC-Regular.ttf "$(sed -n 1p east.txt)"
cut NotoSansKR_400Regular.ttf NotoSansKR-Regular.ttf "$(sed -n 2p east.txt)"
cp "$(find . -path '*noto-sans-0*' -name LICENSE_FONT)" "$out/OFL.txt"
grep -h '^Copyright 20' $(find . -path '*noto-*' -not -path '*noto-sans-0*' -name LICENSE_FONT | sort) >> "$out/OFL.txt"
ls -l "$out"
