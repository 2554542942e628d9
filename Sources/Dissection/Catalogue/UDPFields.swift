// The fields of UDP. Read first: ../FieldInfo.swift.

let udpFields: [FieldInfo] = [
    FieldInfo(
        "udp.srcport", "Source Port", .decimal, "The program that sent the datagram.",
        "データグラムを送ったプログラムの番号です。",
        "RFC 768"),
    FieldInfo(
        "udp.dstport", "Destination Port", .decimal, "The program that it is for: 53 is DNS.",
        "届け先のプログラムの番号。53はDNSです。",
        "RFC 768"),
    FieldInfo("udp.port", "Source or Destination Port", .decimal, "Either port.", "どちらかのポート番号です。"),
    FieldInfo(
        "udp.length", "Length", .decimal, "Header and content in bytes.", "ヘッダーと中身のバイト数です。", "RFC 768"),
    FieldInfo(
        "udp.length.bad", "Bad length value", .heading, "The length does not fit the packet.",
        "パケットの長さと合いません。",
        "RFC 768"),
    FieldInfo(
        "udp.checksum", "Checksum", .hexadecimal(4), "A sum over the datagram and the addresses.",
        "データグラムとアドレスのチェックサムです。", "RFC 768"),
    FieldInfo(
        "udp.checksum.zero", "Illegal checksum value (0)", .heading, "On IPv6 every datagram must have a sum.",
        "IPv6ではチェックサムを省けません。", "RFC 8200 §8.1"),
    FieldInfo(
        "udp.checksum.status", "Checksum Status", .decimal,
        "Whether the sum was found right; 2 means that nobody looked.",
        "検査の結果。2は確かめていないことを表します。"),
    FieldInfo(
        "udp.stream", "Stream index", .decimal, "A number that Wireshark gives to each conversation.",
        "会話ごとにWiresharkが付ける番号です。"),
    FieldInfo(
        "udp.time_relative", "Time since first frame", .seconds,
        "How many seconds after the first datagram of the conversation.", "会話の最初のデータグラムからの秒数です。"),
    FieldInfo(
        "udp.time_delta", "Time since previous frame", .seconds, "How many seconds after the previous one.",
        "一つ前のデータグラムからの秒数です。"),
    FieldInfo(
        "udp.possible_traceroute", "Possible traceroute", .heading, "Programs that trace a route send to this port.",
        "経路を調べるプログラム（traceroute）が使うポートです。"),
    FieldInfo(
        "udp.payload", "UDP payload", .bytes, "What the datagram carries.", "データグラムの中身です。", "RFC 768"),
]
