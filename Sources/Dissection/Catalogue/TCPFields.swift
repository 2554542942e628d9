// The fields of TCP. Read first: ../FieldInfo.swift.

let tcpFields: [FieldInfo] = [
    FieldInfo(
        "tcp.srcport", "Source Port", .decimal, "The program that sent the segment.",
        "セグメントを送ったプログラムの番号です。",
        "RFC 9293 §3.1", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.dstport", "Destination Port", .decimal, "The program that it is for: 25 and 587 SMTP, 110 POP3, 143 IMAP.",
        "届け先のプログラムの番号。25と587はSMTP、110はPOP3、143はIMAPです。", "RFC 9293 §3.1",
        lesson: "sign-for-each-bag"),
    FieldInfo("tcp.port", "Source or Destination Port", .decimal, "Either port.", "どちらかのポート番号です。"),
    FieldInfo(
        "tcp.stream", "Stream index", .decimal, "A number that Wireshark gives to each connection.",
        "接続ごとにWiresharkが付ける番号です。"),
    FieldInfo(
        "tcp.len", "TCP Segment Len", .decimal, "How many bytes the segment carries.",
        "セグメントが運ぶバイト数です。"),
    FieldInfo(
        "tcp.seq", "Sequence Number", .decimal,
        "The number of the segment's first byte, counted from the beginning of the connection.",
        "このセグメントの先頭バイトの番号。接続の始まりから数えます。", "RFC 9293 §3.4", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.seq_raw", "Sequence Number (raw)", .decimal,
        "The same number as it stands in the header; it begins at random.",
        "ヘッダーに書かれたままの番号。始まりは乱数です。",
        "RFC 9293 §3.4.1"),
    FieldInfo(
        "tcp.nxtseq", "Next Sequence Number", .decimal, "The number that the next segment will have.",
        "次のセグメントの番号です。"),
    FieldInfo(
        "tcp.ack", "Acknowledgment Number", .decimal, "All bytes before this number have arrived: the receipt.",
        "この番号より前のバイトはすべて届いた、という確認応答（受領印）です。", "RFC 9293 §3.4", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.ack_raw", "Acknowledgment number (raw)", .decimal, "The same number as it stands in the header.",
        "ヘッダーに書かれたままの確認応答番号です。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.hdr_len", "Header Length", .decimal, "How many bytes the header has; 20 without options.",
        "ヘッダーのバイト数。オプションがなければ20です。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.flags", "Flags", .hexadecimal(4), "What the segment does: begin, acknowledge, end, break off.",
        "セグメントの働き（開始・確認応答・終了・打ち切り）を示します。", "RFC 9293 §3.1", lesson: "sign-for-each-bag"),
    FieldInfo("tcp.flags.res", "Reserved", .boolean, "Not used; 0.", "使われていません。0です。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.flags.ae", "Accurate ECN", .boolean, "A finer report of jams, on trial.",
        "混雑をより細かく知らせる試験的な印です。"),
    FieldInfo(
        "tcp.flags.cwr", "Congestion Window Reduced", .boolean, "The sender has slowed down after a report of a jam.",
        "混雑の知らせを受けて速度を落としました。", "RFC 3168 §6.1"),
    FieldInfo(
        "tcp.flags.ece", "ECN-Echo", .boolean, "The receiver passes a router's report of a jam back.",
        "ルーターからの混雑の知らせを送り手に伝えています。", "RFC 3168 §6.1"),
    FieldInfo(
        "tcp.flags.urg", "Urgent", .boolean, "Something in it is urgent; hardly ever used.",
        "急ぎのデータを含む印。ほとんど使われません。",
        "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.flags.ack", "Acknowledgment", .boolean, "The receipt number counts; 1 in all segments but the first.",
        "確認応答番号が有効です。最初のセグメント以外では1です。", "RFC 9293 §3.1", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.flags.push", "Push", .boolean, "The sender has nothing more at the moment: hand it to the program.",
        "いまはここまで。すぐプログラムに渡してほしいという印です。", "RFC 9293 §3.9.1"),
    FieldInfo(
        "tcp.flags.reset", "Reset", .boolean, "The connection is broken off, or nobody listens at this port.",
        "接続を打ち切る、またはこのポートには誰もいないという印です。", "RFC 9293 §3.5.2", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.flags.syn", "Syn", .boolean, "A connection begins: here is my first number.",
        "接続の始まり。こちらの最初の番号を知らせます。",
        "RFC 9293 §3.5", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.flags.fin", "Fin", .boolean, "This side has nothing more to send.", "こちらから送るものはもうありません。",
        "RFC 9293 §3.6",
        lesson: "sign-for-each-bag"),
    FieldInfo("tcp.flags.str", "TCP Flags", .made, "The flags as letters.", "フラグを文字で表したものです。"),
    FieldInfo(
        "tcp.window_size_value", "Window", .decimal,
        "How much more the receiver has room for, as it stands in the header.",
        "受け手にあとどれだけ余裕があるか（ヘッダーの値）です。",
        "RFC 9293 §3.8.6"),
    FieldInfo(
        "tcp.window_size", "Calculated window size", .decimal, "The same in bytes, after scaling.",
        "倍率をかけた実際のバイト数です。",
        "RFC 7323 §2"),
    FieldInfo(
        "tcp.window_size_scalefactor", "Window size scaling factor", .made,
        "By what the window is multiplied; -1 when the beginning was not captured.",
        "ウィンドウにかける倍率。始まりが記録されていなければ-1です。",
        "RFC 7323 §2"
    ).compared(as: .number),
    FieldInfo(
        "tcp.checksum", "Checksum", .hexadecimal(4),
        "A sum over the segment and the addresses: a changed bit is found out.",
        "セグメントとアドレスのチェックサム。一ビット変わっても見つかります。",
        "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.checksum.status", "Checksum Status", .decimal,
        "Whether the sum was found right; 2 means that nobody looked.",
        "検査の結果。2は確かめていないことを表します。"),
    FieldInfo(
        "tcp.urgent_pointer", "Urgent Pointer", .decimal, "Where urgent data ends, if there is any.",
        "急ぎのデータの終わりの位置です。", "RFC 9293 §3.8.5"),
    FieldInfo(
        "tcp.options", "Options", .bytes, "Extras that the two sides agree on.", "両端で取り決める追加の情報です。",
        "RFC 9293 §3.2"),
    FieldInfo("tcp.option_kind", "Kind", .decimal, "Which option it is.", "オプションの種類です。", "RFC 9293 §3.2"),
    FieldInfo(
        "tcp.option_len", "Length", .decimal, "How long the option is.", "オプションの長さです。", "RFC 9293 §3.2"),
    FieldInfo(
        "tcp.options.mss", "TCP Option - Maximum segment size", .bytes,
        "The largest segment that the sender can receive.", "受け取れる最大のセグメント長を知らせます。",
        "RFC 9293 §3.7.1"),
    FieldInfo(
        "tcp.options.mss_val", "MSS Value", .decimal, "The longest segment that this side wants to get, in bytes.",
        "こちらが受け取りたいセグメントの最大の長さ（バイト）です。",
        "RFC 9293 §3.7.1"),
    FieldInfo(
        "tcp.options.wscale", "TCP Option - Window scale", .bytes,
        "Windows shall be multiplied, for fast and long lines.",
        "速く長い回線のため、ウィンドウに倍率をかける取り決めです。", "RFC 7323 §2"),
    FieldInfo(
        "tcp.options.wscale.shift", "Shift count", .decimal, "The power of two by which the window is multiplied.",
        "ウィンドウに2の何乗をかけるかです。",
        "RFC 7323 §2"),
    FieldInfo(
        "tcp.options.wscale.multiplier", "Multiplier", .decimal, "By how much the window is multiplied.",
        "ウィンドウにかける倍率です。",
        "RFC 7323 §2"),
    FieldInfo(
        "tcp.options.sack_perm", "TCP Option - SACK permitted", .bytes, "Gaps may be reported one by one.",
        "届いていない部分を個別に知らせてよいという取り決めです。", "RFC 2018 §2"),
    FieldInfo(
        "tcp.options.sack", "TCP Option - SACK", .bytes, "What has arrived beyond a gap.",
        "抜けの先で届いている部分の報告です。",
        "RFC 2018 §3", lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.options.sack_le", "Left edge", .decimal, "The first byte of a stretch that has arrived beyond a gap.",
        "抜けの先で届いた範囲の、最初のバイトです。",
        "RFC 2018 §3"),
    FieldInfo(
        "tcp.options.sack_re", "Right edge", .decimal, "The byte after a stretch that has arrived beyond a gap.",
        "抜けの先で届いた範囲の、次のバイトです。",
        "RFC 2018 §3"),
    FieldInfo(
        "tcp.options.sack.count", "TCP SACK Count", .decimal, "How many stretches are reported.",
        "報告された範囲の数です。",
        "RFC 2018 §3"),
    FieldInfo(
        "tcp.options.timestamp", "TCP Option - Timestamps", .bytes, "The time of sending, and the time that is echoed.",
        "送信時刻と、相手から受けた時刻の写しです。", "RFC 7323 §3"),
    FieldInfo(
        "tcp.options.timestamp.tsval", "Timestamp value", .decimal, "The sender's clock.", "送り手の時計の値です。",
        "RFC 7323 §3.2"),
    FieldInfo(
        "tcp.options.timestamp.tsecr", "Timestamp echo reply", .decimal,
        "The clock value that the other side had sent.", "相手が送ってきた時計の値の写しです。", "RFC 7323 §3.2"),
    FieldInfo(
        "tcp.options.nop", "TCP Option - No-Operation (NOP)", .bytes, "A filler, so that options begin at even places.",
        "位置をそろえるための詰め物です。", "RFC 9293 §3.2"),
    FieldInfo(
        "tcp.options.eol", "TCP Option - End of Option List (EOL)", .bytes, "No more options.",
        "オプションの終わりです。",
        "RFC 9293 §3.2"),
    FieldInfo(
        "tcp.option.len.invalid", "Invalid length for option", .heading, "The option has a length that it cannot have.",
        "この種類のオプションではありえない長さです。", "RFC 9293 §3.2"),
    FieldInfo(
        "tcp.non_zero_bytes_after_eol", "Non zero bytes in option space after EOL option", .heading,
        "Behind the end of the options only zeros may stand.", "オプションの終わりの後ろには0しか置けません。",
        "RFC 9293 §3.2"),
    FieldInfo(
        "tcp.options.md5", "TCP Option - TCP MD5 signature", .bytes,
        "A signature of the segment, as routers once used it.", "セグメントの署名。かつてルーター間で使われました。",
        "RFC 2385 §3"),
    FieldInfo("tcp.options.md5.digest", "MD5 digest", .bytes, "The signature itself.", "署名の値です。", "RFC 2385 §2"),
    FieldInfo(
        "tcp.options.user_to", "TCP Option - User Timeout", .bytes,
        "For how long data may stay unacknowledged before the connection ends.",
        "確認応答がないまま接続を保つ時間を伝えます。",
        "RFC 5482 §3"),
    FieldInfo(
        "tcp.options.user_to_granularity", "Granularity", .boolean, "1 counts in minutes, 0 in seconds.",
        "1なら分単位、0なら秒単位です。", "RFC 5482 §3"),
    FieldInfo("tcp.options.user_to_val", "User Timeout", .decimal, "That time.", "その時間です。", "RFC 5482 §3"),
    FieldInfo(
        "tcp.options.tfo", "TCP Option - Fast Open", .bytes, "Lets data travel in the very first segment.",
        "最初のセグメントからデータを送るためのしくみです。", "RFC 7413 §4.1.1"),
    FieldInfo(
        "tcp.options.tfo.request", "Fast Open Cookie Request", .heading,
        "The client asks for a cookie, for the next time.", "次回のためのクッキーを求めています。", "RFC 7413 §4.1.1"),
    FieldInfo(
        "tcp.options.tfo.cookie", "Fast Open Cookie", .bytes, "By this value the server knows the client again.",
        "サーバーが相手を見分けるための値です。", "RFC 7413 §4.1.1"),
    FieldInfo(
        "tcp.analysis.tfo_syn", "TCP SYN with TFO Cookie", .heading,
        "The connection is opened with a cookie, so that data may come with it.",
        "クッキーを付けて接続を開き、データも一緒に送れるようにしています。",
        "RFC 7413 §3"),
    FieldInfo(
        "tcp.analysis.tfo_ack", "TCP SYN-ACK accepting TFO data", .heading,
        "The server takes the data that came with the SYN.", "SYNと一緒に届いたデータを、サーバーが受け入れました。",
        "RFC 7413 §3"),
    FieldInfo(
        "tcp.analysis.tfo_ignored", "TCP SYN-ACK ignoring TFO data", .heading,
        "The server does not take the data that came with the SYN; they have to be sent again.",
        "SYNと一緒に届いたデータを、サーバーが受け入れませんでした。データは送り直されます。", "RFC 7413 §3"),
    FieldInfo(
        "tcp.ack.nonzero", "The acknowledgment number field is nonzero while the ACK flag is not set", .heading,
        "A number that counts for nothing, because the flag that makes it count is not set.",
        "ACKフラグが立っていないので意味を持たない番号です。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.options.mss.absent", "The SYN packet does not contain a MSS option", .heading,
        "Without it the other side must send small segments.", "これがないと、相手は小さなセグメントしか送れません。",
        "RFC 9293 §3.7.1"),
    FieldInfo(
        "tcp.nop", "4 NOP in a row", .heading, "Four fillers in a row are never needed.",
        "四つ続けての詰め物は、必要のないものです。"),
    FieldInfo(
        "tcp.options.wscale.shift.invalid", "Window scale shift exceeds 14", .heading, "More than 14 counts as 14.",
        "14を超える値は14として扱われます。", "RFC 7323 §2.3"),
    FieldInfo(
        "tcp.options.sack.dsack_le", "D-SACK Left Edge", .decimal, "The first byte of a stretch that came twice.",
        "二度届いた範囲の最初のバイトです。", "RFC 2883 §4"),
    FieldInfo(
        "tcp.options.sack.dsack_re", "D-SACK Right Edge", .decimal, "The byte after its last one.",
        "二度届いた範囲の次のバイトです。",
        "RFC 2883 §4"),
    FieldInfo(
        "tcp.options.sack.dsack", "D-SACK Sequence", .heading,
        "The receiver reports that bytes came twice: nothing was lost.",
        "受け手が、同じバイトが二度届いたと知らせています。失われたものはありません。",
        "RFC 2883 §4"),
    FieldInfo(
        "tcp.options.experimental", "TCP Option - Experimental", .bytes, "An option that somebody tries out.",
        "試験的に使われているオプションです。", "RFC 6994 §3"),
    FieldInfo(
        "tcp.options.experimental.exid", "Experiment Identifier", .hexadecimal(4), "Which experiment it is.",
        "どの試みかを示す番号です。", "RFC 6994 §3"),
    FieldInfo(
        "tcp.options.mss.present", "The non-SYN packet does contain a MSS option", .heading,
        "It belongs to the opening of a connection only.", "このオプションは接続の開始時にだけ使います。",
        "RFC 9293 §3.7.1"),
    FieldInfo(
        "tcp.suboption_malformed", "suboption would go past end of option", .heading,
        "The last stretch is not complete.", "最後の範囲が途中で切れています。", "RFC 2018 §3"),
    FieldInfo(
        "tcp.options.echo", "TCP Option - Echo", .bytes,
        "A value that the other side is to send back, or sends back; timestamps took its place.",
        "相手に送り返してもらう値、または送り返した値。いまはタイムスタンプに代わりました。", "RFC 1072 §4"),
    FieldInfo(
        "tcp.options.echo_value", "TCP Echo Option", .decimal, "The value itself.", "その値です。", "RFC 1072 §4"),
    FieldInfo(
        "tcp.options.cc", "TCP Option - CC", .bytes, "Counts connections, an early way to save the handshake.",
        "接続の番号。ハンドシェイクを省く昔の方法です。", "RFC 1644 §3.1"),
    FieldInfo(
        "tcp.options.cc_value", "TCP CC Option", .decimal, "The count itself.", "その番号です。", "RFC 1644 §3.1"),
    FieldInfo(
        "tcp.options.qs", "TCP Option - Quick-Start", .bytes, "How fast the routers on the way let the sender begin.",
        "途中のルーターが許した、送り始めの速さです。", "RFC 4782 §4"),
    FieldInfo(
        "tcp.options.qs.rate", "QS Rate", .decimal, "The speed that was granted, as a power of two.",
        "許された速さ（2のべき）です。",
        "RFC 4782 §4"),
    FieldInfo(
        "tcp.options.qs.ttl_diff", "QS Rate", .decimal, "Whether all routers on the way took part.",
        "途中のルーターがすべて応じたかを示します。", "RFC 4782 §4"),
    FieldInfo(
        "tcp.options.ao", "TCP Option - TCP AO", .bytes, "A signature of the segment, which routers use today.",
        "セグメントの署名。いまのルーターが使います。", "RFC 5925 §2.2"),
    FieldInfo(
        "tcp.options.ao.keyid", "AO KeyID", .decimal, "The key with which it is signed.", "署名に使った鍵の番号です。",
        "RFC 5925 §2.2"),
    FieldInfo(
        "tcp.options.ao.rnextkeyid", "AO RNextKeyID", .decimal, "The key that the other side is to use.",
        "相手に使ってほしい鍵の番号です。", "RFC 5925 §2.2"),
    FieldInfo("tcp.options.ao.mac", "AO MAC", .bytes, "The signature itself.", "署名の値です。", "RFC 5925 §2.2"),
    FieldInfo(
        "tcp.options.acc_ecn", "TCP Option - Accurate ECN", .bytes,
        "How many bytes came with which mark of congestion.", "混雑の印ごとに届いたバイト数です。", "RFC 9768 §3.2.3"),
    FieldInfo(
        "tcp.options.acc_ecn.ee0b", "Accurate ECN Echo ECT(0) Byte Counter", .decimal, "Bytes with the mark ECT(0).",
        "ECT(0)の印で届いたバイト数です。", "RFC 9768 §3.2.3"),
    FieldInfo(
        "tcp.options.acc_ecn.eceb", "Accurate ECN Echo CE Byte Counter", .decimal, "Bytes that met congestion.",
        "混雑に出会ったバイト数です。", "RFC 9768 §3.2.3"),
    FieldInfo(
        "tcp.options.acc_ecn.ee1b", "Accurate ECN Echo ECT(1) Byte Counter", .decimal, "Bytes with the mark ECT(1).",
        "ECT(1)の印で届いたバイト数です。", "RFC 9768 §3.2.3"),
    FieldInfo(
        "tcp.options.experimental.data", "Data", .bytes, "What the experiment says.", "試みの中身です。",
        "RFC 6994 §3"),
    FieldInfo(
        "tcp.short_segment", "Short segment", .heading, "The header says that it is longer than the packet.",
        "ヘッダーがパケットより長いことになっています。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.bogus_header_length", "Bogus TCP Header length", .heading, "A header has at least 20 bytes.",
        "ヘッダーは20バイト以上のはずです。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.urgent_pointer.non_zero", "The urgent pointer field is nonzero while the URG flag is not set", .heading,
        "A number that counts for nothing, because its flag is not set.", "フラグがないので意味のない番号です。",
        "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.options.unknown", "TCP Option - Unknown", .bytes, "An option that is not known here.",
        "ここでは知られていないオプションです。", "RFC 9293 §3.2"),
    FieldInfo("tcp.options.unknown.payload", "Payload", .bytes, "What it holds.", "その中身です。"),
    FieldInfo(
        "tcp.completeness", "Conversation completeness", .decimal,
        "Which kinds of segments came before this one: SYN 1, SYN with ACK 2, ACK 4, data 8, FIN 16, RST 32, added up.",
        "これまでに来たセグメントの種類の合計。SYNは1、SYNとACKは2、ACKは4、データは8、FINは16、RSTは32です。"),
    FieldInfo(
        "tcp.reset_cause", "Reset cause", .text, "Why the connection is broken off, in words.",
        "接続を打ち切る理由を書いた文です。",
        "RFC 9293 §3.5.3"),
    FieldInfo(
        "tcp.connection.syn", "Connection establish request (SYN)", .heading, "A connection is asked for.",
        "接続の申し込みです。", "RFC 9293 §3.5"),
    FieldInfo(
        "tcp.connection.synack", "Connection establish acknowledge (SYN+ACK)", .heading,
        "The server takes the connection.", "サーバーが接続を受け入れました。", "RFC 9293 §3.5"),
    FieldInfo(
        "tcp.connection.fin", "Connection finish (FIN)", .heading, "One side closes.", "片側が接続を閉じます。",
        "RFC 9293 §3.6"),
    FieldInfo(
        "tcp.connection.rst", "Connection reset (RST)", .heading, "The connection is broken off.",
        "接続が打ち切られました。",
        "RFC 9293 §3.5.2"),
    FieldInfo(
        "tcp.connection.fin_active", "This frame initiates the connection closing", .heading,
        "This side is the first to close.", "先に閉じ始めた側です。", "RFC 9293 §3.6"),
    FieldInfo(
        "tcp.connection.fin_passive", "This frame undergoes the connection closing", .heading,
        "The other side has closed before.", "相手に続いて閉じる側です。", "RFC 9293 §3.6"),
    FieldInfo(
        "", "Timestamps", .none, "When the frame passed, compared with others of its conversation.",
        "同じ会話のほかのフレームと比べた時刻です。"),
    FieldInfo(
        "tcp.time_relative", "Time since first frame in this TCP stream", .seconds,
        "How many seconds after the first segment of the connection.", "接続の最初のセグメントからの秒数です。"),
    FieldInfo(
        "tcp.time_delta", "Time since previous frame in this TCP stream", .seconds,
        "How many seconds after the previous one.", "一つ前のセグメントからの秒数です。"),
    FieldInfo(
        "tcp.analysis", "SEQ/ACK analysis", .heading, "What the numbers tell, compared with those before.",
        "番号を前のセグメントと比べて分かることです。"),
    FieldInfo(
        "tcp.analysis.acks_frame", "This is an ACK to the segment in frame", .decimal,
        "The frame whose bytes are acknowledged here.", "この確認応答の対象となるフレームです。", "RFC 9293 §3.4",
        lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.analysis.ack_rtt", "The RTT to ACK the segment was", .seconds, "How many seconds the acknowledgment took.",
        "確認応答までにかかった秒数です。", "RFC 6298 §2"),
    FieldInfo(
        "tcp.analysis.initial_rtt", "iRTT", .seconds, "How many seconds the handshake took.",
        "ハンドシェイクにかかった秒数です。",
        "RFC 9293 §3.5"),
    FieldInfo(
        "tcp.analysis.bytes_in_flight", "Bytes in flight", .decimal,
        "How many bytes are sent and not yet acknowledged.", "送ったが、まだ確認応答がないバイト数です。",
        "RFC 5681 §2"),
    FieldInfo(
        "tcp.analysis.push_bytes_sent", "Bytes sent since last PSH flag", .decimal,
        "How many bytes were sent since the last segment with the push flag.", "前回のPSHの印から送ったバイト数です。"),
    FieldInfo(
        "tcp.analysis.flags", "TCP Analysis Flags", .heading, "Something is out of the ordinary.",
        "ふつうでない点があります。"),
    FieldInfo(
        "tcp.analysis.rto", "The RTO for this segment was", .seconds,
        "How many seconds the sender waited before it sent the bytes again.", "再送するまで送り手が待った秒数です。",
        "RFC 6298 §2",
        lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.analysis.rto_frame", "RTO based on delta from frame", .decimal, "The frame from which that is counted.",
        "その起点となるフレームです。"),
    FieldInfo(
        "tcp.analysis.retransmission", "This frame is a (suspected) retransmission", .heading,
        "The same bytes were sent before.", "前に送ったバイトの再送です。", "RFC 9293 §3.8.1",
        lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.analysis.fast_retransmission", "This frame is a (suspected) fast retransmission", .heading,
        "Sent again at once, because the same receipt came several times.",
        "同じ確認応答が重なったための、すばやい再送（高速再送）です。",
        "RFC 5681 §3.2"),
    FieldInfo(
        "tcp.analysis.spurious_retransmission", "This frame is a (suspected) spurious retransmission", .heading,
        "Sent again though it had been acknowledged.", "確認応答済みなのに再送されました。", "RFC 5682 §1"),
    FieldInfo(
        "tcp.analysis.out_of_order", "This frame is a (suspected) out-of-order segment", .heading,
        "Later bytes have overtaken it on the way.", "途中で後のバイトに追い越されました。"),
    FieldInfo(
        "tcp.analysis.reused_ports",
        "A new tcp session is started with the same ports as an earlier session in this trace", .heading,
        "The same two ports had a connection before.", "同じポートの組が前の接続でも使われていました。",
        "RFC 9293 §3.6.1"),
    FieldInfo(
        "tcp.analysis.lost_segment", "Previous segment(s) not captured (common at capture start)", .heading,
        "Bytes in front of these are missing here.", "これより前のバイトがまだ見えていません。",
        lesson: "sign-for-each-bag"),
    FieldInfo(
        "tcp.analysis.ack_lost_segment", "ACKed segment that wasn't captured (common at capture start)", .heading,
        "Bytes are acknowledged that were not seen here.", "ここでは見えなかったバイトへの確認応答です。"),
    FieldInfo(
        "tcp.analysis.window_update", "TCP window update", .heading,
        "The receiver has another amount of room; nothing else is new.", "受け手の空きの大きさだけが変わりました。",
        "RFC 9293 §3.8.6"),
    FieldInfo(
        "tcp.analysis.window_full", "TCP window specified by the receiver is now completely full", .heading,
        "With these bytes the receiver's room is used up.", "これで受け手の空きを使い切りました。", "RFC 9293 §3.8.6"),
    FieldInfo(
        "tcp.analysis.keep_alive", "TCP keep-alive segment", .heading,
        "Only asks whether the other side is still there.", "相手がまだいるかを確かめるだけのものです。",
        "RFC 9293 §3.8.4"),
    FieldInfo(
        "tcp.analysis.keep_alive_ack", "ACK to a TCP keep-alive segment", .heading, "The other side is still there.",
        "まだいるという返事です。", "RFC 9293 §3.8.4"),
    FieldInfo(
        "tcp.analysis.duplicate_ack", "Duplicate ACK", .heading,
        "The same receipt as before: something behind it came, but not the next byte.",
        "前と同じ確認応答。次のバイトが抜けていることを示します。", "RFC 5681 §2"),
    FieldInfo(
        "tcp.analysis.duplicate_ack_num", "Duplicate ACK #", .decimal, "The how many-th repetition it is.",
        "何回目の繰り返しかです。", "RFC 5681 §2"),
    FieldInfo(
        "tcp.analysis.duplicate_ack_frame", "Duplicate to the ACK in frame", .decimal,
        "The frame with the first of these receipts.", "最初の同じ確認応答のフレームです。"),
    FieldInfo(
        "tcp.analysis.zero_window_probe", "TCP Zero Window Probe", .heading,
        "One byte, to learn whether there is room again.", "空きができたかを探るための1バイトです。",
        "RFC 9293 §3.8.6.1"),
    FieldInfo(
        "tcp.analysis.zero_window", "TCP Zero Window segment", .heading, "The receiver has no room left.",
        "受け手に空きがありません。", "RFC 9293 §3.8.6"),
    FieldInfo(
        "tcp.analysis.zero_window_probe_ack", "ACK to a TCP Zero Window Probe", .heading, "There is still no room.",
        "まだ空きがないという返事です。", "RFC 9293 §3.8.6.1"),
    FieldInfo(
        "tcp.payload", "TCP payload", .bytes, "What the segment carries.", "セグメントの中身です。", "RFC 9293 §3.1"),
    FieldInfo(
        "tcp.pdu.size", "PDU Size", .decimal, "How long the message is that the stream carries.",
        "このストリームが運ぶメッセージの長さです。", "RFC 1035 §4.2.2"),
    FieldInfo(
        "tcp.segment_data", "TCP segment data", .bytes, "A part of a message that other segments complete.",
        "ほかのセグメントと合わせて完成する、メッセージの一部です。"),
    FieldInfo(
        "tcp.segments", "Reassembled TCP Segments", .heading, "The segments that make up this message.",
        "このメッセージを構成するセグメントです。"),
    FieldInfo(
        "tcp.segment", "TCP Segment", .decimal, "The frame in which a part of it came.",
        "その一部が届いたフレームの番号です。"),
    FieldInfo(
        "tcp.segment.error", "Reassembling error", .decimal,
        "A segment that says something else than the one before it.", "先に届いたセグメントと内容が食い違うセグメントです。",
        "RFC 9293 §3.10.7.4"),
    FieldInfo(
        "tcp.segment.overlap", "Segment overlap", .boolean,
        "1 when the segment brings bytes that were there already.", "すでにあるバイトと重なっていれば1です。",
        "RFC 9293 §3.10.7.4"),
    FieldInfo(
        "tcp.segment.overlap.conflict", "Conflicting data in segment overlap", .boolean,
        "1 when those bytes are not the same.", "重なった部分の内容が異なっていれば1です。", "RFC 9293 §3.10.7.4"),
    FieldInfo("tcp.segment.count", "Segment count", .decimal, "How many there are.", "セグメントの数です。"),
    FieldInfo(
        "tcp.reassembled.data", "Reassembled TCP Data", .bytes, "The bytes that they make together.",
        "合わせてできたデータです。"),
    FieldInfo(
        "tcp.reassembled.length", "Reassembled TCP length", .decimal, "How many bytes they make together.",
        "合わせたバイト数です。"),
]
