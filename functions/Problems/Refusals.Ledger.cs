namespace NhipSo.Functions.Problems;

/// <content>Receipts and the verification of the ledger.</content>
public static partial class Refusals
{
    public static ProblemException ReceiptMissing() => new(new(400, "receipt-missing",
        new("Thiếu xác nhận tiếp nhận", "The receipt is missing"),
        new("Gửi xác nhận (ba phần cách nhau bằng dấu chấm) trong tham số receipt, hoặc làm nội dung của POST.",
            "Send the receipt (three parts with dots between) in the parameter 'receipt', or as the body of a POST.")));

    public static ProblemException NeverVerified() => new(new(404, "never-verified",
        new("Sổ chưa được kiểm tra lần nào", "The ledger was never verified"),
        new("Sổ được kiểm tra mỗi đêm lúc 01:30. Hỏi lại sau lần đầu.", "The ledger is verified each night at 01:30 in Vietnam. Ask again after the first time.")));
}
