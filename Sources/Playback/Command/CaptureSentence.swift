// Why a capture cannot be written or read, or a capture filter used, in the user's language. Read first:
// Sources/Capture/CaptureError.swift, CaptureProblem.swift and FilterError.swift.
//
// What the system and libpcap say stays in their own words: it is what a person can search for.

import Basics
import Capture
import Scenarios

extension CaptureError {
    /// A sentence for the user.
    package func sentence(in language: Language) -> String { LocalizedText(en: description, ja: japanese)[language] }

    private var japanese: String {
        switch self {
        case .exists(let path): "\(path) はすでにあります。--force を付けると上書きします"
        case .isFolder(let path): "\(path) はフォルダーです。ファイルを指定してください"
        case .isNotFolder(let path): "\(path) はファイルです。フォルダーを指定してください"
        case .noFolder(let path, let folder): "\(path) を作成できません。フォルダー \(folder) がありません"
        case .full(let path, let keptBytes):
            "\(Self.place(path)) の空き容量がなくなりました。初めの\(keptBytes)バイトは書き込まれていて読めますが、"
                + "残りは欠けています"
        case .readerGone(let path): "\(Self.place(path)) の読み手が、終わりまで読まずに閉じました"
        case .interrupted: "中断されました"
        case .system("create", let path, let reason): "\(path) を作成できません（システムのメッセージ：\(reason)）"
        case .system(_, let path, let reason): "\(Self.place(path)) に書き込めません（システムのメッセージ：\(reason)）"
        case .libpcap(let reason): "libpcapのエラーです：\(reason)"
        }
    }

    private static func place(_ path: String) -> String { path == "standard output" ? "標準出力" : path }
}

extension PcapngError {
    /// A sentence for the user.
    package func sentence(in language: Language) -> String {
        LocalizedText(en: description, ja: "\(offset)バイト目：\(problem.sentence(in: .japanese))")[language]
    }
}

extension CaptureProblem {
    /// A sentence for the user.
    package func sentence(in language: Language) -> String { LocalizedText(en: description, ja: japanese)[language] }

    private var japanese: String {
        switch self {
        case .isEmpty: "ファイルが空です"
        case .tooShort: "キャプチャではありません。短すぎます"
        case .notPcap: "pcapのキャプチャではありません"
        case .notPcapng: "pcapngのキャプチャではありません。セクションヘッダーで始まっていません"
        case .unknownByteOrder: "pcapngのキャプチャではありません。バイトオーダーの目印が正しくありません"
        case .isCompressed(let name): "\(name)で圧縮されています。展開したキャプチャを指定してください"
        case .unknownVersion: "pcapngのバージョン1にだけ対応しています"
        case .blockLength(let length): "ブロックの長さが\(length)バイトということはありえません"
        case .twoLengths: "ブロックの初めと終わりで長さが違います"
        case .blockTooShort: "ブロックが種類のわりに短すぎます"
        case .optionCutOff: "オプションが途中で切れています"
        case .optionTooLong: "オプションがブロックからはみ出しています"
        case .tooManyInterfaces: "セクションのインターフェースが多すぎます"
        case .packetBeforeInterface: "インターフェースの説明より先にパケットがあります"
        case .unknownInterface(let number): "説明のないインターフェース\(number)を指すブロックがあります"
        case .frameLength(let length): "フレームの長さが\(length)バイトということはありえません"
        case .frameTooLong: "フレームがブロックからはみ出しています"
        case .endsWithinBlock: "キャプチャがブロックの途中で終わっています"
        case .endsWithinFrame: "キャプチャがフレームの途中で終わっています"
        }
    }
}

extension ViewpointError {
    /// A sentence for the user.
    package func sentence(in language: Language) -> String { LocalizedText(en: description, ja: japanese)[language] }

    private var japanese: String {
        switch self {
        case .unknownKind(let text):
            return "「\(text)」という見方はありません。使えるのは first、link:名前、host:名前、path、all です"
        case .unknownName(let kind, let name, let known):
            let what = kind == .link ? "リンク" : "ホスト"
            let hint =
                Suggestion.nearest(to: name, in: known).map { "「\($0)」のことですか" }
                ?? "使えるのは次のとおりです：\(Self.list(known))"
            return "「\(name)」という\(what)はありません。\(hint)"
        }
    }
}

extension FilterError {
    /// A sentence for the user.
    package func sentence(in language: Language) -> String { LocalizedText(en: description, ja: japanese)[language] }

    private var japanese: String {
        switch self {
        case .needsInterface(let word):
            "「\(word)」には本物のネットワークインターフェースが要ります。--viewpoint link:名前 か host:名前 を使ってください"
        case .unknownHost(let name, _): "このネットワークに「\(name)」というホストはありません\(hint)"
        case .unknownWord(let word, _):
            "「\(word)」はフィルターの言葉でも、このネットワークのホストでもありません\(hint)"
        case .networkName(let name):
            "「\(name)」：ここではネットワークに名前がありません。net 192.0.2.0/24 のようにアドレスで書いてください"
        case .unknownService(let name, _): "「\(name)」というサービスは知られていません\(hint)"
        case .syntax(let expression, let reason):
            "フィルター「\(expression)」をコンパイルできません（libpcapのメッセージ：\(reason)）"
        }
    }

    private var hint: String { suggestion.map { "。「\($0)」のことですか？" } ?? "" }
}
