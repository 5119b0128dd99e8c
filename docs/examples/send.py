#!/usr/bin/env python3
"""Gửi một báo cáo đến NhipSo (sends one report). Chỉ dùng thư viện chuẩn của Python 3.9 trở lên.

    export NHIPSO_API=https://…/api/v1
    export NHIPSO_KEY=nsk_…
    python3 send.py cds-thang 2026-10 sandbox report.json
    python3 send.py cds-thang 2026-10 sandbox report.json --reason "Bổ sung số liệu của một phường"

Chạy lại luôn an toàn: nội dung đã có thì nhận lại đúng xác nhận cũ. Có --reason thì điều chỉnh báo cáo đã gửi.
Mã kết thúc: 0 đã tiếp nhận, 1 cần người xem lại, 2 chưa gửi được, chạy lại sau.
"""
import argparse
import gzip
import json
import os
import random
import sys
import time
import urllib.error
import urllib.request

TRIES = 8


def main():
    arguments = argparse.ArgumentParser()
    for name in ("form", "period", "unit", "report"):
        arguments.add_argument(name)
    arguments.add_argument("--reason")
    given = arguments.parse_args()
    with open(given.report, encoding="utf-8") as file:
        report = json.load(file)

    status, answer, tag = send(given, report)
    if status == 428 and given.reason:
        # Đã có báo cáo khác: điều chỉnh đúng bản mà máy chủ vừa nêu trong ETag.
        status, answer, tag = send(given, {**report, "reason": given.reason}, tag)

    if status in (200, 201):
        with open(given.report + ".receipt.json", "w", encoding="utf-8") as file:
            json.dump(answer, file, ensure_ascii=False, indent=2)
        print(f"Đã tiếp nhận báo cáo của {answer['unit']['name']['vi']}: lần {answer['revision']}, {answer['received']}.")
        tell(answer.get("findings", []))
        return 0
    print(f"Không gửi được ({status} {answer.get('code', '')}): {answer.get('detail', '')}", file=sys.stderr)
    tell(answer.get("errors", []))
    for change in answer.get("changes", []):
        print(f"  Đã thay đổi {change['place']}: {change.get('before')} -> {change.get('after')}", file=sys.stderr)
    if status == 428:
        print("  Muốn điều chỉnh, chạy lại với --reason \"lý do\".", file=sys.stderr)
    return 2 if is_passing(status) else 1


def send(given, report, tag=None):
    """Gửi, và gửi lại khi máy chủ bận hay mất mạng; trả về (mã HTTP, nội dung, ETag)."""
    headers = {
        "X-Api-Key": os.environ["NHIPSO_KEY"],
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
    }
    if tag:
        headers["If-Match"] = tag
    request = urllib.request.Request(
        f"{os.environ['NHIPSO_API']}/submissions/{given.form}/{given.period}/{given.unit}",
        method="PUT", headers=headers, data=gzip.compress(json.dumps(report).encode()))
    for attempt in range(TRIES):
        if attempt > 0:
            time.sleep(wait)
        wait = min(60, 2 ** attempt) * random.uniform(0.5, 1)  # để các tỉnh không cùng gửi lại một lúc
        try:
            with urllib.request.urlopen(request, timeout=100) as response:
                return response.status, json.load(response), response.headers["ETag"]
        except urllib.error.HTTPError as refused:
            answer = read(refused)
            if not is_passing(refused.code) or attempt == TRIES - 1:
                return refused.code, answer, refused.headers["ETag"]
            wait = max(wait, float(refused.headers["Retry-After"] or 0))
        except OSError as failed:  # mất mạng, hết giờ chờ: không biết đã đến nơi chưa, nên gửi lại
            if attempt == TRIES - 1:
                return 503, {"code": "network", "detail": str(failed)}, None


def read(response):
    try:
        return json.load(response)
    except ValueError:  # không phải của NhipSo, mà của một máy chủ trung gian
        return {}


def is_passing(status):
    """Lỗi sẽ qua: gửi lại nguyên nội dung."""
    return status == 429 or status >= 500


def tell(findings):
    for finding in findings:
        print(f"  {finding['level']} {finding['place']}: {finding['message']}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
