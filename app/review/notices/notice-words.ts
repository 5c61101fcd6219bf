import { ACCOUNT_NEWS, type AccountNews } from "~/accounts/mail/account-news";
import { nameInTitle } from "~/ui/text/hidden-signs";

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
  learner,
}: {
  readonly type: NoticeType;
  readonly about: string;
  readonly due: string | null;
  readonly place: { readonly file: string; readonly side: "old" | "new"; readonly line: number } | null;
  readonly isOwn: boolean;
  readonly isPost: boolean;
  /** The learner whose submission it is; null if the notice must not name the learner. */
  readonly learner: string | null;
}): string {
  const theirs = learner === null ? null : `${nameInTitle(learner)}’s submission`;
  switch (type) {
    case "review":
      return "A review of your submission";
    case "corrected":
      return "A mentor corrected their review of your submission";
    case "answer": {
      if (isPost) return "A reply to your post in the discussion";
      const where = place ? ` on ${place.side === "old" ? "old line" : "line"} ${place.line} of ${place.file}` : "";
      if (isOwn) return `A comment${where}`;
      return `A reply${where} in your conversation${theirs ? ` about ${theirs}` : ""}`;
    }
    case "ruling":
      return "A decision on your finding";
    case "score":
      return "A mentor set the score of your submission";
    case "handed":
      return theirs
        ? `${theirs}, which another mentor handed over to you`
        : "A submission that another mentor handed over to you";
    case "due":
      return `Due ${due}`;
    case "compared":
      return `Another mentor also reviewed ${theirs ?? "this submission"}: compare your reviews`;
    case "account":
      return ACCOUNT_NEWS[about as AccountNews] ?? "A change to your account";
    case "announcement":
      return "An announcement to the cohort";
    case "talk":
      return "The result of your conversation with a mentor";
  }
}
