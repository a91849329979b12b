#!/usr/bin/env python3
"""Clients that hold a server up: half send a request a byte at a time, half ask for much and read
it a little at a time. Prints how many were answered, and how many the server sent away.

    bench/http/slow_clients.py --port 8080 --connections 200 --seconds 10 --path /v1/displays

To change it: PAUSE between two bytes, PIPELINED requests of a slow reader, PIECE it reads."""

import argparse
import asyncio
import socket
import time

PAUSE = 0.05
PIPELINED = 50
PIECE = 64


async def send_slowly(port, request, end, counts):
    """One request after the other, a byte at a time."""
    while time.monotonic() < end:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            for byte in request:
                if time.monotonic() >= end:
                    return
                writer.write(bytes([byte]))
                await asyncio.sleep(PAUSE)
            status = await asyncio.wait_for(reader.readline(), 10)
            counts["answered" if b" 200 " in status else "sent_away"] += 1
        except (OSError, asyncio.TimeoutError):
            counts["sent_away"] += 1
        finally:
            writer.close()


async def read_slowly(port, request, end, counts):
    """Many requests at once, through a small buffer; the answers a piece at a time."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    connection.setblocking(False)
    await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=connection, limit=PIECE)
    try:
        writer.write(request * PIPELINED)
        while time.monotonic() < end:
            if not await reader.read(PIECE):
                counts["sent_away"] += 1
                return
            await asyncio.sleep(PAUSE)
        counts["read_on"] += 1
    except OSError:
        counts["sent_away"] += 1
    finally:
        writer.close()


async def attack(options):
    fields = f"Authorization: Bearer {options.token}\r\n" if options.token else ""
    request = f"GET {options.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{fields}\r\n".encode()
    counts = {"answered": 0, "read_on": 0, "sent_away": 0}
    end = time.monotonic() + options.seconds
    kinds = (send_slowly, read_slowly)
    await asyncio.gather(*(kinds[each % 2](options.port, request, end, counts)
                           for each in range(options.connections)))
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--path", default="/v1/displays")
    parser.add_argument("--token", default="")
    counts = asyncio.run(attack(parser.parse_args()))
    print(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))


if __name__ == "__main__":
    main()
