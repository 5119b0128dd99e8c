#!/usr/bin/env bash
# Gửi một báo cáo đến NhipSo (sends one report). Cần bash và curl.
#
#   export NHIPSO_API=https://…/api/v1
#   export NHIPSO_KEY=nsk_…
#   ./send.sh cds-thang 2026-10 sandbox report.json
#
# Để điều chỉnh báo cáo đã gửi, ghi "reason" trong tệp và đặt NHIPSO_CORRECT=1.
# Chạy lại luôn an toàn: nội dung đã có thì nhận lại đúng xác nhận cũ.
# Mã kết thúc: 0 đã tiếp nhận, 1 cần người xem lại, 2 chưa gửi được, chạy lại sau.
set -euo pipefail
form=$1 period=$2 unit=$3 report=$4
tries=8
answer=$(mktemp) headers=$(mktemp)
trap 'rm -f "$answer" "$headers"' EXIT

header() {
    sed -n "s/^$1: *//Ip" "$headers" | tr -d '\r' | tail -n 1
}

# Gửi, và gửi lại khi máy chủ bận hay mất mạng. Khóa đi qua đầu vào của curl, để không ai thấy nó trong danh sách tiến trình.
send() {
    local attempt wait
    for ((attempt = 1; ; attempt++)); do
        status=$(curl --silent --show-error --max-time 100 --request PUT --config - --header 'Content-Type: application/json' \
            ${1:+--header "If-Match: $1"} --data-binary "@$report" --dump-header "$headers" --output "$answer" --write-out '%{http_code}' \
            "$NHIPSO_API/submissions/$form/$period/$unit" <<< "header = \"X-Api-Key: $NHIPSO_KEY\"") || status=000
        case $status in
            000 | 429 | 5??) ((attempt < tries)) || return 0 ;;
            *) return 0 ;;
        esac
        wait=$((1 << (attempt - 1)))
        [[ $status == 000 ]] || { [[ $(header Retry-After) =~ ^[0-9]+$ ]] && ((BASH_REMATCH[0] > wait)) && wait=${BASH_REMATCH[0]}; } || true
        sleep "$wait"
    done
}

send
if [[ $status == 428 && ${NHIPSO_CORRECT:-} == 1 ]]; then
    send "$(header ETag)" # đã có báo cáo khác: điều chỉnh đúng bản mà máy chủ vừa nêu
fi

case $status in
    200 | 201)
        cp "$answer" "$report.receipt.json"
        echo "Đã tiếp nhận; xác nhận ở $report.receipt.json." ;;
    000 | 429 | 5??)
        echo "Chưa gửi được ($status). Chạy lại sau." >&2
        exit 2 ;;
    *)
        echo "Không gửi được ($status):" >&2
        cat "$answer" >&2
        exit 1 ;;
esac
