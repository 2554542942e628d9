// Why a file cannot be written, in the user's language. Read first: Sources/Capture/CaptureError.swift.
//
// What the system and libpcap say stays in their own words: it is what a person can search for.

import Capture
import Scenarios

extension CaptureError {
    /// A sentence for the user.
    package func sentence(in language: Language) -> String {
        switch language {
        case .english: description
        case .japanese: japanese
        }
    }

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
