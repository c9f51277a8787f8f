#!/bin/sh
# Works on one picture with ImageMagick: the example of a program that does the work of jobs.
#
#   picture.sh OPERATION INPUT OUTPUT
#
#   thumbnail  fits into JOB_PARAMETER_WIDTH x JOB_PARAMETER_HEIGHT (320 x 320), never larger than the original
#   resize     to exactly that size; with one side given the other follows
#   convert    to JOB_PARAMETER_FORMAT; grayscale; rotate by JOB_PARAMETER_DEGREES (90, 180, 270), clockwise
#
# All of them take JOB_PARAMETER_FORMAT (jpeg, png, gif; else the input's own, PNG for WebP) and JOB_PARAMETER_QUALITY
# (1 to 100).
set -eu

# Trying again is of no use: the message goes to the person who sent the job.
refuse() {
  echo "$1" >&2
  exit 65
}

# number NAME TEXT LARGEST: a whole number from 1 on, or nothing.
number() {
  case $2 in
    '') return ;;
    *[!0-9]* | ??????*) refuse "$1 is \"$2\", but must be a number from 1 to $3." ;;
  esac
  if [ "$2" -lt 1 ] || [ "$2" -gt "$3" ]; then
    refuse "$1 is $2, but must be from 1 to $3."
  fi
}

operation=$1
input=$2
output=$3
width=${JOB_PARAMETER_WIDTH:-}
height=${JOB_PARAMETER_HEIGHT:-}
quality=${JOB_PARAMETER_QUALITY:-80}
number width "$width" 30000
number height "$height" 30000
number quality "$quality" 100

# ImageMagick is told the type, so that it never looks for it by itself: some of the types it knows run commands.
case $(od -An -N12 -tx1 "$input" | tr -d ' \n') in
  ffd8ff*) type=jpeg ;;
  89504e470d0a1a0a*) type=png ;;
  47494638*) type=gif ;;
  52494646????????57454250) type=webp ;;
  *) refuse 'The input is not a picture that can be read: JPEG, PNG, GIF and WebP are accepted.' ;;
esac
case ${JOB_PARAMETER_FORMAT:-$type} in
  jpeg | jpg) format=jpeg ;;
  png | webp) format=png ;;
  gif) format=gif ;;
  *) refuse "format is \"$JOB_PARAMETER_FORMAT\", but must be jpeg, png or gif." ;;
esac

case $operation in
  thumbnail)
    [ -n "$width$height" ] || width=320 height=320
    set -- -thumbnail "${width}x$height>"
    ;;
  resize)
    [ -n "$width$height" ] || refuse 'resize needs width or height or both (1 to 30000 pixels).'
    [ -z "$width" ] || [ -z "$height" ] || height="$height!"
    set -- -resize "${width}x$height"
    ;;
  convert) set -- ;;
  grayscale) set -- -colorspace Gray ;;
  rotate)
    case ${JOB_PARAMETER_DEGREES:-} in
      90 | 180 | 270) set -- -rotate "$JOB_PARAMETER_DEGREES" ;;
      *) refuse 'rotate needs degrees: 90, 180 or 270, clockwise.' ;;
    esac
    ;;
  *) refuse "picture.sh does not know the operation \"$operation\"." ;;
esac
[ "$format" != jpeg ] || set -- "$@" -background white -alpha remove

if command -v magick >/dev/null; then
  magick=magick
elif command -v convert >/dev/null; then
  magick=convert
else
  echo 'ImageMagick is not installed on this machine. Debian, Ubuntu: apt-get install imagemagick;' \
    'Red Hat, Azure Linux: dnf install ImageMagick; macOS: brew install imagemagick.' >&2
  exit 69
fi

echo 'progress 10'
# What cannot be read here can be read nowhere; a failure after this one may be this machine's.
"$magick" -limit width 30KP -limit height 30KP -limit memory 512MiB -limit map 2GiB -regard-warnings \
  "$type:$input[0]" -auto-orient -strip read.mpc ||
  refuse 'The picture is damaged or too large; what ImageMagick says stands above.'
echo 'progress 50'
"$magick" read.mpc "$@" -quality "$quality" "$format:$output"
echo 'progress 100'
echo "type image/$format"
