/**
 * Verdicts on the learner's answer or on the change, in words. The learner cannot unlock them by using them: "Is line
 * 40 wrong?" must not be answered with "Line 40 is wrong".
 */

/** Phrases that weigh both answers, or none. They are taken out before the text is tested. */
const NEUTRAL =
  /\b(?:that's (?:okay|ok|fine)|right or wrong|correct or (?:not|wrong)|true or false|yes or no|approve or (?:not|reject|request changes?)|good or bad|(?:good|great|fair|interesting) question|a good (?:reader|reviewer|habit|way|story)|bug report|right now|right away|(?:stay|be|remain|hold)s? true|what counts as (?:right|correct)|(?:which|what) (?:mistakes?|bugs?)|how (?:it|this|that|the code) works?|whether (?:it|this|that|the (?:change|code|answer)|your (?:answer|idea|change|test|fix|draft)) (?:is|are|works|was) ?(?:right|correct|safe|wrong|true|enough)?)\b/g;

const VERDICT_WORDS = `
  correct correctly incorrect incorrectly right rightly wrong wrongly approve approves approved approving approval
  reject rejects rejected rejecting rejection merge merged merging mergeable safe safely unsafe clean flaw flaws flawed
  flawless bug bugs buggy defect defects defective broken fault faults faulty mistake mistakes mistaken sound unsound
  fine ok okay perfect perfectly excellent great nice nicely bravo congratulations close closer warm warmer cold colder
  hot hotter almost nearly exactly precisely indeed yes yep yeah yup nope nah true false accept acceptable ship lgtm
  problem problems problematic issue issues vulnerable vulnerability suspicious suspect suspicion worry worrying worried
  concern concerns concerning danger dangerous risk risky risks harmless innocent reconsider rethink overlook overlooked
  overlooks solid valid invalid works good bad harm red-herring decoy distraction misguided validated spotless
  impeccable trouble troubling smell smells fishy culprit offending guilty blame absolutely definitely bingo affirmative
  negatory disagree unfortunately sadly luckily congrats ja nein si oui non hint answer's solution solve solved solves happy happily praise remark remarks findings relaxed
  fix fixed fixes fixing repair repaired correction`;
const WORDS = new Set(VERDICT_WORDS.split(/\s+/).filter(Boolean));

const PHRASES =
  /\b(?:request changes|well done|spot[- ]on|on (?:the )?track|on to something|onto something|not quite|keep (?:looking|going|digging|searching)|(?:look|think|search) (?:again|elsewhere|harder|closer|closely|twice)|look (?:at|in|into|inside|behind|around|near|past|over) (?!what you|your own)|something else|somewhere else|elsewhere|are you (?:really )?(?:sure|certain)|think again|(?:nothing|something|anything) (?:is )?(?:there|here|off|odd|strange|amiss|to see|to find|to change)|pay (?:close )?attention|closer look|i(?: would|'d|wouldn't) (?!rather\b)|i (?:(?:do |don't |can |really |also )?(?:think|believe|feel|see|suspect|like|trust|doubt|tell|hope|fear|bet|guess)|am|'m) |for me,? |(?:(?:so )?(?:little|much)|nothing|lots|plenty) (?:left )?to (?:write|say|do|add|change|find)|(?:second|another|good|hard) look|worth (?:a|an|another|checking|looking)|can't tell you|cannot tell you|may not (?:tell|say)|not allowed to|no need|you (?:have |'ve )?(?:found|got|nailed|missed|spotted) it|you (?:are|'re) (?:there|done|not there)|(?:one|two|three|four|five|several) (?:things?|places?|points?|spots?) (?:is|are|that|to)|leave it|let it (?:be|pass)|does what it|as (?:it )?should|does ?n[o']t do|passes? (?:it|the task))\b/;

/** The tutor speaking of itself, beyond what it can and cannot do. */
const OWN_VIEW = /(?:^|[.!?:;,] )i (?!(?:can't|cannot|can|could|won't|will|would rather|must not|may not)\b)/;

/** `text` is in lower case with single spaces. */
export function hasVerdict(text: string): boolean {
  const rest = text.replace(NEUTRAL, " _ ");
  if (/^(?:no|not|sure|agreed|true)\b(?=[.,;:!]|$| -)|[.!?] (?:no|sure)[.,!]/.test(rest)) return true;
  if (PHRASES.test(rest) || OWN_VIEW.test(rest)) return true;
  return (rest.match(/[a-z]+(?:['-][a-z]+)*/g) ?? []).some(
    (word) => WORDS.has(word) || WORDS.has(word.split(/['-]/)[0]!),
  );
}
