/**
 * Finds verdicts on the learner's answer or on the exercise. Even if the learner used a judging word, the reply may not
 * use it: "Is line 40 wrong?" must not be answered with "Line 40 is wrong". A judging word is a verdict if a sentence
 * asserts it. "How would you know whether it is wrong?" asserts nothing.
 */

const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Words that state a decision, or answer a question that asks for a decision. Never allowed. */
const DECISIONS = new Set(
  split(`
  approve approves approved approving approval reject rejects rejected rejecting rejection mergeable
  ship lgtm bravo congratulations congrats bingo affirmative negatory praise remark remarks flawless spotless impeccable red-herring decoy
  overlook overlooked overlooks reconsider rethink culprit offending answer's`),
);
/** Answers that are allowed in an explanation, because a person in its example may say them. */
const ANSWERS = new Set(split(`yes yep yeah yup nope nah ja nein si oui non`));
const WEIGHING = new Set(
  split(`
  correct correctly incorrect incorrectly right rightly wrong wrongly safe safely unsafe clean flawed buggy defective
  broken faulty mistaken sound unsound fine ok okay perfect perfectly excellent great nice nicely good bad close closer
  true false accept acceptable accepted problematic vulnerable suspicious suspect suspicion worry worrying worried
  concerning dangerous risky harmless innocent solid valid invalid works misguided validated troubling fishy guilty
  warm warmer cold colder hot hotter solved fixed repaired relaxed happy happily almost nearly absolutely
  definitely unfortunately sadly luckily`),
);
const FAULTS = new Set(
  split(`
  flaw flaws bug bugs defect defects fault faults mistake mistakes problem problems issue issues vulnerability
  vulnerabilities danger dangers risk risks concern concerns trouble smell smells solution solutions correction
  corrections error errors`),
);

/** A judging word after one of these words is only a possibility, not a verdict. */
const SUPPOSES = new Set(
  split(`if whether would could might may should can be how unless until believe believed call called or sure certain`),
);
/** Directly after "is", these words are verdicts, whatever the sentence is about. */
const PLAINLY =
  /\b(?:is|are|was|were|looks?)(?:n't| not)? (?:clean|fine|wrong|right|correct|incorrect|flawed|broken|safe|unsafe|buggy)\b/;
const FINISHED =
  /\b(?:it|this|that|you|tests?|suite|code|changes?|answer|review|draft|fix|everything|nothing|something)(?:'s|'re| is| are)(?:n't| not)? (?:complete|incomplete|done|enough|missing|off)\b/;
const SAYS_IT_IS = new Set(
  split(`
  is isn't it's that's there's here's what's are aren't they're you're was wasn't were looks look seems seem sounds sound
  feels feel has have does do doesn't works work stays remains got i'm`),
);
/** Words that refer to the exercise or the learner's work. An explanation must not judge these. */
const OF_THE_EXERCISE = new Set(
  split(
    `this that that's here here's you you're your yours i i'm my code change answer review test tests suite fix draft`,
  ),
);
/** More words that may refer to the exercise in a question about checking. */
const OF_IT = new Set(
  split(
    `it it's these those they they're there there's everything nothing which one all part version work result author`,
  ),
);
/**
 * Words before "bug" or "mistake" that imply that there is one: "the bug", "two mistakes". "Which mistakes" leaves this
 * open.
 */
const COUNTS = new Set(
  split(
    `the this that your its their these those no another one two three four five several many some there's real actual`,
  ),
);

/**
 * Phrases that are not verdicts, because they mention both possible answers or judge neither. They are removed before
 * the text is tested.
 */
const NEUTRAL =
  /\b(?:that's (?:okay|ok|fine)|right or wrong|correct or (?:not|wrong)|true or false|yes or no|approve or (?:not|reject|request changes?)|good or bad|(?:good|great|fair|interesting) question|i'm happy to|fair enough|(?:good|bad) (?:at|for)|sure[,!] let's|an? (?:good|great|nice|fine) (?:way|habit|reader|reviewer|tester|test|story|example|reason|place to (?:start|think))|bug report|right now|right away|no fixed|fails? when (?:the|a|that|its) (?:rule|promise)(?: behind it)? (?:is|were) broken|the (?:right|wrong) (?:answer|result|decision) (?:is|has to be) yours)\b/g;

const PHRASES =
  /\b(?:request changes|(?:merge|reject) (?:it|this|that|the)|well done|spot[- ]on|on (?:the )?(?:right )?track|on ?to something|keep (?:looking|going|digging|searching)|are you (?:really )?(?:sure|certain)|worth (?:a|an|another|checking|looking)|ha(?:d|s|ve) nothing to|deserves?|no need|(?:can't|cannot|won't|may not|must not) (?:tell|say|reveal)(?: you)? that|not allowed to|you (?:have |'ve )?(?:found|got|nailed|missed|spotted) (?:it|something)|you (?:are|'re) (?:there|done|not there))\b/;

/** In a question about checking, these phrases point at something or judge it. */
const IN_QUESTIONS =
  /\b(?:look (?:at|in|into|inside|behind|around|near|past|over) (?!what|how|(?:it|that|this) from|your own|(?:the|that|your) (?:people|examples?|results?|rules?|promises?|task|report|spec|output))|(?:look|think|search) (?:again|elsewhere|harder|closer|closely|twice)|something else|(?:nothing|something|anything) (?:is )?(?:there|here|off|odd|strange|amiss|to see|to find|to change)|pay (?:close )?attention|closer look|(?:second|another|good|hard) look|(?:(?:so )?(?:little|much)|nothing|lots|plenty) (?:left )?to (?:write|add|change|find)|nothing for me|not quite|there (?:is|are) (?:one|two|three|four|five|several|some) (?:\w+ )?(?:things?|places?|points?|spots?)|leave it|let it (?:be|pass))\b/;
const SUPPOSED = /\b(?:if|whether|how|until|could|would)\b/;
/** Phrases that are verdicts unless a sentence asks about them or supposes them. */
const DOES =
  /\b(?:(?:it|this|that|all|everything|nothing|code|change|fix|suite|tests?|review|answer|draft|part) (?:all |really |already )?(?:works?|holds?|fails?|breaks?)|does what it|as (?:it )?should|does(?:n't| not) do|passes? (?:it|the task)|(?:is|are|was|were) (?:not |well |fully |all )?(?:justified|founded|unfounded|warranted|met|kept|broken|violated|fulfilled|satisfied|ready|finished)|(?:nothing|something|everything|anything|much|little) (?:needs?|has|have|remains?|is left)|there(?:'s| is| are)(?: an?| some| no)? (?:\w{1,15} )?(?:flaws?|bugs?|mistakes?|defects?|problems?|issues?|errors?))\b/;
const PRAISE =
  /\b(?:you (?:can |may |should )?(?:relax|stop (?:here|now|there)|rest)|(?<!\bwhen )you (?:have |'ve |just )?(?:solved|got|have|had|did|made|cracked|hit|caught|saw) (?:it|this|that)\b|that(?:'s| is| was) it\b|keep it\b|change a thing|objections?|trust your (?:first|own)|your (?:first|second|last) (?:idea|impression|thought|guess|answer|instinct))\b/;

/** Phrases with which the tutor gives its opinion of the learner's work. */
const OPINION =
  /\bi(?:'d| would| did)? (?:really |also |not |don't |do not )?(?:think|believe|feel|felt|see|saw|suspect|like|liked|love|trust|doubt|hope|fear|bet|guess|count|counted|sleep|slept|find|found|notice|noticed|agree|disagree|recommend|suggest|accept|approve|reject|worry|wouldn't|be (?:happy|glad|surprised|worried|fine|proud|pleased|sad|careful))\b(?! (?:you to|to (?:see yours|hear|know)|them\b))|(?:^|, |but |and |because |that )i(?:'m| am| was) (?!happy to|curious|not (?:going|able|allowed)|going to|here)|\bfor me,/;

/**
 * An explanation that states something with `DOES` or `FINISHED` may speak about its own example. It speaks about the
 * exercise or the learner if it has one of these words, starts with the statement, or says little more.
 */
const OF_THIS = /\b(?:this|your|my|here|code|change|draft|fix|suite|review|answer|author)\b/;
const LITTLE = 6;
function states(text: string, isExplanation: boolean): boolean {
  const at = [FINISHED, DOES].flatMap((one) => one.exec(text)?.index ?? []);
  if (at.length === 0) return false;
  return !isExplanation || at.includes(0) || OF_THIS.test(text) || text.split(" ").length <= LITTLE;
}

/** Words after which a new clause starts. */
const JOINS = new Set(split("and but so because then or means"));

/** The start of a sentence that praises or criticizes. */
const BEGINS =
  /^not quite\b|^(?:yes|yep|yeah|no|nope|not|sure|agreed|true|false|good|great|nice|fine|perfect|excellent|right|correct|wrong|exactly|precisely|indeed|close|almost|nearly|absolutely|definitely|unfortunately|sadly|warm|warmer|cold|colder|hot|hotter|getting)\b(?=[.,;:!]|$| -| (?:catch|job|work|find|point|idea|thinking|eye|start|answer))/;

/**
 * Whether a sentence contains a verdict. `text` is one sentence in lower case with single spaces. In an explanation,
 * statements about something other than the exercise are not verdicts.
 */
export function hasVerdict(text: string, isExplanation: boolean): boolean {
  const rest = text.replace(NEUTRAL, " _ ").trim();
  if (
    BEGINS.test(rest) ||
    (!isExplanation && IN_QUESTIONS.test(rest)) ||
    PHRASES.test(rest) ||
    OPINION.test(rest) ||
    PRAISE.test(rest) ||
    (PLAINLY.test(rest) && !SUPPOSED.test(rest)) ||
    (!rest.endsWith("?") && !SUPPOSED.test(rest) && states(rest, isExplanation))
  )
    return true;
  const words = rest.match(/[a-z]+(?:['-][a-z]+)*/g) ?? [];
  return words.some((word, at) => {
    if (DECISIONS.has(word) || (!isExplanation && ANSWERS.has(word))) return true;
    const before = words.slice(Math.max(0, at - 5), at);
    if (FAULTS.has(word))
      return before.slice(-2).some((one) => COUNTS.has(one)) && !(isExplanation && /\b(?:if|whether|how)\b/.test(rest));
    // In an explanation, a "that" in the middle of a clause only refers to what the clause is about.
    const isInClause = (place: number) => place > 0 && !JOINS.has(words[place - 1]!);
    const isMeant = (one: string, place: number) =>
      (OF_THE_EXERCISE.has(one) && !(isExplanation && one === "that" && isInClause(at - before.length + place))) ||
      (!isExplanation && OF_IT.has(one));
    if (!WEIGHING.has(word) || !before.some(isMeant)) return false;
    return before.some((one) => SAYS_IT_IS.has(one)) && !before.some((one) => SUPPOSES.has(one));
  });
}
