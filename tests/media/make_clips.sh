#!/usr/bin/env bash
# Test clips for the player: 64 frames of 320x180 with the frame's number as a 16-bit barcode, in every codec and container it must play,
# and with what makes numbering frames hard: open GOPs, B-frames, variable rate, an edit list, rotation, a start offset, 29.97 fps.
#   make_clips.sh OUT      a clip that is there already is not made again
# Debian's ffmpeg is used as a tool. The barcode's place is the demo clips' (assets/demo/generate/paint/barcode.py).
set -euo pipefail
out=${1:?usage: make_clips.sh OUT}
mkdir -p "$out"
cd "$out"
frames=64

bars=
for i in $(seq 0 15); do
  bars+=",drawbox=x=$((4 + 8 * i)):y=4:w=8:h=8:color=black:t=fill,drawbox=x=$((4 + 8 * i)):y=4:w=8:h=8:color=white:t=fill:enable='mod(floor(n/$((1 << i))),2)'"
done
picture="drawbox=x=2:y=2:w=132:h=12:color=gray:t=fill$bars"

# clip NAME RATE FILTER OPTIONS...: FILTER stands before the barcode, so that numbers count what is left after it
clip() {
  local name=$1 rate=$2 filter=$3; shift 3
  [ -e "$name" ] && return 0
  ffmpeg -v error -nostdin -y -f lavfi -i "testsrc2=s=320x180:r=$rate" -vf "${filter:+$filter,}$picture,format=yuv420p" -frames:v $frames -threads 1 "$@" "new-$name"
  mv "new-$name" "$name"
}
# copy NAME FROM OPTIONS...: the same packets in another wrapping
copy() {
  local name=$1 from=$2; shift 2
  [ -e "$name" ] && return 0
  ffmpeg -v error -nostdin -y "$@" "new-$name"
  mv "new-$name" "$name"
}

x264=(-c:v libx264 -preset fast -crf 24)
clip h264.mp4 25 '' "${x264[@]}" -g 24 -bf 2
clip h264_open_gop.mp4 25 '' "${x264[@]}" -x264-params open-gop=1:keyint=16:min-keyint=16:bframes=3:b-pyramid=normal:scenecut=0
clip h264_vfr.mp4 30 "select='not(eq(mod(n,7),3))'" "${x264[@]}" -g 24 -bf 2 -fps_mode vfr
clip h264_2997.mp4 30000/1001 '' "${x264[@]}" -g 30 -bf 2
clip h264_422.mkv 25 '' "${x264[@]}" -g 24 -pix_fmt yuv422p
clip h264_10bit.mp4 25 '' "${x264[@]}" -g 24 -pix_fmt yuv420p10le
copy h264_edit.mp4 h264.mp4 -ss 0.5 -i h264.mp4 -c copy
copy h264_rotated.mp4 h264.mp4 -i h264.mp4 -c copy -metadata:s:v rotate=90
copy h264.mkv h264.mp4 -i h264.mp4 -c copy
copy h264_offset.ts h264.mp4 -i h264.mp4 -c copy -output_ts_offset 3.5
copy h264_sound.mp4 h264.mp4 -i h264.mp4 -f lavfi -i sine=frequency=440:duration=2.56 -map 0:v -map 1:a -c:v copy -c:a aac
clip vp9.webm 25 '' -c:v libvpx-vp9 -crf 36 -b:v 0 -deadline realtime -cpu-used 7 -g 24
clip vp8.webm 25 '' -c:v libvpx -b:v 500k -deadline realtime -cpu-used 7 -g 24 -auto-alt-ref 1
clip av1.mp4 25 '' -c:v libsvtav1 -preset 10 -crf 40 -g 24
copy av1.mkv av1.mp4 -i av1.mp4 -c copy
clip hevc.mp4 25 '' -c:v libx265 -preset fast -crf 28 -x265-params log-level=error:keyint=16:min-keyint=16:open-gop=1 -tag:v hvc1
copy hevc.mkv hevc.mp4 -i hevc.mp4 -c copy
copy hevc.ts hevc.mp4 -i hevc.mp4 -c copy
clip mpeg4.mp4 25 '' -c:v mpeg4 -q:v 4 -g 24 -bf 2
clip mpeg4.avi 25 '' -c:v mpeg4 -q:v 4 -g 24
clip mjpeg.mov 25 '' -c:v mjpeg -q:v 4
