#!/bin/sh
# Make the style sheets and fonts that are committed under src/fairnotice/web/static/fairnotice. For developers only: users of
# fairnotice need neither Node nor this. Wants node, npm, python3, gzip and a network. Everything is made in a folder that is
# thrown away; the same inputs give the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../src/fairnotice/web/static/fairnotice
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

cp -r "$here/package.json" "$here/prune.mjs" "$here/scss/." "$made"
cd "$made"
npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error

# The style sheet, and its mirror for languages that are written from right to left.
npx --no-install sass --load-path=. --style=compressed --no-source-map --quiet-deps app.scss app.css
node prune.mjs app.css
npx --no-install rtlcss app.css app.rtl.css
cp app.css app.rtl.css "$out"

# Fonts: the letters of Latin names and of Arabic, Persian and Urdu, without hinting tables for other scripts.
python3 -m venv venv
venv/bin/pip install --quiet fonttools==4.60.1 brotli==1.1.0
mkdir -p "$out/fonts"
cut() { # name of the package, of its file, of ours, letters, features
  for weight in 400 700; do
    venv/bin/pyftsubset "node_modules/@fontsource/$1/files/$2-$weight-normal.woff2" --unicodes="$4" --layout-features="$5" \
      --flavor=woff2 --output-file="$out/fonts/$3-$weight.woff2"
  done
}
cut noto-sans noto-sans-latin noto-sans-latin '*' 'kern,mark,mkmk,ccmp,locl,tnum'
cut noto-sans noto-sans-latin-ext noto-sans-latin-ext \
  'U+0100-017F,U+018F,U+01A0-01A1,U+01AF-01B0,U+01CD-01D4,U+01E6-01E7,U+0218-021B,U+0259,U+02BB-02BF,U+1E00-1E9F' \
  'kern,mark,mkmk,ccmp,locl'
cut noto-sans-arabic noto-sans-arabic-arabic noto-sans-arabic 'U+0600-06FF,U+200C-200F,U+2E41' '*'
cp node_modules/@fontsource/noto-sans/LICENSE "$out/fonts/OFL.txt"
grep '^Copyright' node_modules/@fontsource/noto-sans-arabic/LICENSE >> "$out/fonts/OFL.txt"

cp "$here/LICENSES.txt" "$out/LICENSES.txt"

# Compressed once, without a name or a time inside; the web server sends these.
for file in app.css app.rtl.css app.js; do
  gzip -n -9 -c "$out/$file" > "$out/$file.gz"
done
ls -l "$out"/*.gz "$out"/fonts/*.woff2
