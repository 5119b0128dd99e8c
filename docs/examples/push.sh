#!/usr/bin/env bash
# Gửi số liệu đo đến NhipSo (sends measurements). Cần bash và curl.
#
#   export NHIPSO_API=https://…/api/v1
#   export NHIPSO_KEY=nsk_…          # khóa có quyền measure của hệ thống
#   ./push.sh phan-mem-24 readings.json
#
# Chạy lại luôn an toàn: số liệu đã có chỉ được lưu một lần.
# Mã kết thúc: 0 đã lưu, 1 cần người xem lại, 2 chưa gửi được, chạy lại sau.
set -euo pipefail
source=$1 readings=$2
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# --retry: gửi lại khi mất mạng, 429 hay 5xx, chờ theo Retry-After. Khóa đi qua đầu vào, không nằm trong danh sách tiến trình.
status=$(curl --silent --show-error --max-time 100 --retry 7 --retry-connrefused --config - --header 'Content-Type: application/json' \
    --data-binary "@$readings" --output "$answer" --write-out '%{http_code}' \
    "$NHIPSO_API/measurements/$source" <<< "header = \"X-Api-Key: $NHIPSO_KEY\"") || status=000

cat "$answer"
echo
case $status in
    200) ;;
    000 | 429 | 5??) echo "Chưa gửi được ($status). Chạy lại sau." >&2; exit 2 ;;
    *) echo "Không lưu được ($status)." >&2; exit 1 ;;
esac
