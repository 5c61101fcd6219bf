import { ACCOUNT_NEWS, type AccountNews } from "~/accounts/mail/account-news";

/** The types of notices, by what they are about. */
export type NoticeType =
  | "review"
  | "corrected"
  | "answer"
  | "ruling"
  | "score"
  | "handed"
  | "compared"
  | "due"
  | "talk"
  | "account"
  | "announcement";

/** A notice in words, without the exercise's title. */
export function describeNotice({
  type,
  place,
  due,
  isOwn,
  isPost,
  about,
}: {
  readonly type: NoticeType;
  readonly about: string;
  readonly due: string | null;
  readonly place: { readonly file: string; readonly side: "old" | "new"; readonly line: number } | null;
  readonly isOwn: boolean;
  readonly isPost: boolean;
}): string {
  switch (type) {
    case "review":
      return "A review of your submission";
    case "corrected":
      return "A mentor corrected their review of your submission";
    case "answer": {
      if (isPost) return "A reply to your post in the discussion";
      const where = place ? ` on ${place.side === "old" ? "old line" : "line"} ${place.line} of ${place.file}` : "";
      return isOwn ? `A comment${where}` : `A reply${where} in your conversation`;
    }
    case "ruling":
      return "A decision on your finding";
    case "score":
      return "A mentor set the score of your submission";
    case "handed":
      return "A submission that another mentor handed over to you";
    case "due":
      return `Due ${due}`;
    case "compared":
      return "Another mentor also reviewed this submission: compare your reviews";
    case "account":
      return ACCOUNT_NEWS[about as AccountNews] ?? "A change to your account";
    case "announcement":
      return "An announcement to the cohort";
    case "talk":
      return "The result of your conversation with a mentor";
  }
}
