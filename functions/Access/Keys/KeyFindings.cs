using System.Text.Json;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Access.Keys;

/// <summary>What can be wrong with the key that is asked for.</summary>
internal static class KeyFindings
{
    public static Finding UnknownUnit(JsonElement written) => Error("unknown-unit", "/unit", written,
        "«unit» phải là mã định danh của một đơn vị trong danh mục, ví dụ \"24\" hoặc \"35~2008\".",
        "'unit' must be the id of a unit of the catalogue, such as \"24\" or \"35~2008\".");

    public static Finding UnknownSource(JsonElement written) => Error("unknown-source", "/source", written,
        "«source» phải là mã của một hệ thống kết nối tự gửi số liệu (kind «push»).",
        "'source' must be the id of a source that sends its figures itself (kind 'push').");

    public static Finding SourceRequired(Role role) => Error("source-required", "/source", null,
        $"Quyền «{Scopes.WordOf(role)}» là của một hệ thống kết nối. Nêu hệ thống trong «source».",
        $"The scope '{Scopes.WordOf(role)}' is for one source. Name it in 'source'.");

    public static Finding NotWithASource(string what) => Error("not-for-a-source", what, null,
        "Khóa của một hệ thống kết nối chỉ có quyền «measure» và không có «unit». Tạo một khóa riêng cho việc khác.",
        "A source's key has the scope 'measure' alone and no 'unit'. Make a key of its own for anything else.");

    public static Finding ScopesMissing(JsonElement? written) => Error("scopes-missing", "/scopes", written,
        $"«scopes» phải là một mảng gồm ít nhất một trong: {Scopes.All}.", $"'scopes' must be an array of at least one of: {Scopes.All}.");

    public static Finding UnknownScope(JsonElement written, int index) => Error("unknown-scope", $"/scopes/{index}", written,
        $"Mỗi mục của «scopes» phải là một trong: {Scopes.All}.", $"Each of 'scopes' must be one of: {Scopes.All}.");

    public static Finding UnitRequired(Role role) => Error("unit-required", "/unit", null,
        $"Quyền «{Scopes.WordOf(role)}» là của một đơn vị. Nêu đơn vị trong «unit».",
        $"The scope '{Scopes.WordOf(role)}' is for one unit. Name it in 'unit'.");

    public static Finding NotWithAUnit(Role role) => Error("scope-not-for-a-unit", "/scopes", null,
        $"Khóa của một đơn vị không thể có quyền «{Scopes.WordOf(role)}». Tạo một khóa riêng không có «unit».",
        $"A unit's key cannot have the scope '{Scopes.WordOf(role)}'. Make a key of its own without 'unit'.");

    public static Finding NoteMalformed(JsonElement written) => Error("note-malformed", "/note", written,
        $"«note» phải là một chuỗi nhiều nhất {KeyRequest.MaxNoteLength} ký tự.",
        $"'note' must be a text of at most {KeyRequest.MaxNoteLength} characters.");

    private static Finding Error(string code, string place, JsonElement? written, string vi, string en) =>
        new(code, Level.Error, place, written is { } value ? Finding.Shorten(value.GetRawText()) : null, new(vi, en));
}
