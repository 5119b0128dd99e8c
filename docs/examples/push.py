#!/usr/bin/env python3
"""Gửi số liệu đo đến NhipSo (sends measurements). Chỉ dùng thư viện chuẩn của Python 3.9 trở lên.

    export NHIPSO_API=https://…/api/v1
    export NHIPSO_KEY=nsk_…          # khóa có quyền measure của hệ thống
    python3 push.py phan-mem-24 readings.json

Chạy lại luôn an toàn: số liệu đã có chỉ được lưu một lần.
Mã kết thúc: 0 đã lưu, 1 cần người xem lại, 2 chưa gửi được, chạy lại sau.
"""
import gzip
import os
import random
import sys
import time
import urllib.error
import urllib.request

TRIES = 8


def main(source, path):
    with open(path, "rb") as file:
        body = gzip.compress(file.read())
    request = urllib.request.Request(
        f"{os.environ['NHIPSO_API']}/measurements/{source}", data=body, method="POST",
        headers={"X-Api-Key": os.environ["NHIPSO_KEY"], "Content-Type": "application/json", "Content-Encoding": "gzip"})
    for attempt in range(TRIES):
        wait = min(60, 2 ** attempt) * random.uniform(0.5, 1)
        try:
            with urllib.request.urlopen(request, timeout=100) as response:
                print(response.read().decode())
                return 0
        except urllib.error.HTTPError as refused:
            status, said = refused.code, refused.read().decode(errors="replace")
            if status != 429 and status < 500:
                print(f"Không lưu được ({status}): {said}", file=sys.stderr)
                return 1
            wait = max(wait, float(refused.headers["Retry-After"] or 0))
        except OSError as failed:  # mất mạng, hết giờ chờ: không biết đã đến nơi chưa, nên gửi lại
            status = failed
        if attempt < TRIES - 1:
            time.sleep(wait)
    print(f"Chưa gửi được ({status}). Chạy lại sau.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
