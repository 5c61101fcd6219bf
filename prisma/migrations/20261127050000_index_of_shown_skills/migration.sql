-- The table of skills counts the learners who have demonstrated each skill.
CREATE INDEX "SkillTally_userId_state_skill_idx" ON "SkillTally"("userId", "state", "skill");
