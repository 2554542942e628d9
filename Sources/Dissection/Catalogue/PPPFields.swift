// The fields of lines from point to point. Read first: ../FieldInfo.swift.

let pppFields: [FieldInfo] = [
    FieldInfo(
        "ppp.address", "Address", .hexadecimal(2), "Always 255: there is only one other end.",
        "いつも255。相手は一つだけです。", "RFC 1662 §3.1"),
    FieldInfo(
        "ppp.control", "Control", .hexadecimal(2), "Always 3: a frame without a number.",
        "いつも3。番号のないフレームです。", "RFC 1662 §3.1"),
    FieldInfo(
        "ppp.protocol", "Protocol", .hexadecimal(4), "What the frame carries: 0x0021 is IPv4, 0x0057 is IPv6.",
        "中身の種類。0x0021はIPv4、0x0057はIPv6です。", "RFC 1661 §2"),
    FieldInfo("pppoe.version", "Version", .decimal, "Always 1.", "いつも1です。", "RFC 2516 §4"),
    FieldInfo("pppoe.type", "Type", .decimal, "Always 1.", "いつも1です。", "RFC 2516 §4"),
    FieldInfo(
        "pppoe.code", "Code", .hexadecimal(2), "0: data of a session.", "0は、セッションのデータです。",
        "RFC 2516 §6"),
    FieldInfo(
        "pppoe.session_id", "Session ID", .hexadecimal(4), "Which line over the Ethernet it is.",
        "イーサネットの上のどの回線かを示します。", "RFC 2516 §6"),
    FieldInfo(
        "pppoe.payload_length", "Payload Length", .decimal, "How many bytes follow.", "続くバイト数です。",
        "RFC 2516 §6"),
    FieldInfo(
        "chdlc.address", "Address", .hexadecimal(2), "15 for one, 143 for all.", "15は相手一つ、143は全員です。"),
    FieldInfo("chdlc.control", "Control", .hexadecimal(2), "Always 0.", "いつも0です。"),
    FieldInfo(
        "chdlc.protocol", "Protocol", .hexadecimal(4), "What the frame carries, by its number on Ethernet.",
        "中身の種類。イーサネットと同じ番号です。"),
]
