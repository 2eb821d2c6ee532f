package cli

// ask.
var (
	askIntro      = words("{0}。答案边答边存在 {1}，只存在这台机器上。", "{0}. Every answer is saved at once in {1}, on this machine only.")
	askKeys       = words("？ 说明　- 不清楚　< 上一题　q 保存并离开", "? help   - not sure   < back   q save and leave")
	askName       = words("单位叫什么名字？（只打印，不判断；不想写就直接回车）\n> ", "What is the name of the unit? (printed, never judged; Enter leaves it out)\n> ")
	askPage       = words("【{0}】　最多还有{1}题", "[{0}]  at most {1} questions left")
	askNow        = words("现在的答案：", "Answered: ")
	askHint       = words("照前面的答案，多半是：", "By the earlier answers, most likely: ")
	askAgain      = words("请回答；不清楚就打 -", "Please answer; - if you are not sure.")
	askForm       = words("没看懂。打 ? 看说明，不清楚就打 -", "That could not be read. ? explains, - means not sure.")
	askFirst      = words("前面没有题了。", "This is the first question.")
	askNone       = words("以上都没有", "none of these")
	askSet        = words("可以选几个，用空格隔开，如 1 3；可能还有别的就在最后加 +", "Several, apart by spaces, such as 1 3; add + if there may be more")
	askNumber     = words("打一个数，{0}至{1}", "a number from {0} to {1}")
	askDate       = words("打日期，如 2026-11-24；只记得月份打 2026-11；或者打 今天", "a day such as 2026-11-24; only the month: 2026-11; or today")
	askRecords    = words("一条一条地记，最多{0}条；一条也没有就打 0", "One record after another, at most {0}; 0 if there is none")
	askRecordNext = words("记了{0}条。再打一条，或者直接回车结束。", "{0} recorded. Another one, or Enter to end.")
	askAll        = words("就这些了吗？1 就这些　2 可能还有", "Is that all? 1 all   2 there may be more")
	askWhy        = words("为什么问：", "Why we ask: ")
	askLeft       = words("存好了：{0}。最多还有{1}题，下次接着答：", "Saved: {0}. At most {1} questions are left; go on with:")
	askDone       = words("答完了，存在 {0}。看结果：", "Done, saved in {0}. See the result:")
)
