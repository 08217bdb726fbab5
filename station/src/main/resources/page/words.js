"use strict";
// every word of the page, Chinese first
const WORDS = {
  zh: {
    lang: "zh-CN", title: "制证站", station: c => `制证站 ${c}`, here: "仅本机", linked: "已连接局端",
    unlinked: "连不上局端；没有开始的先等，已开始的不会坏", gone: "制证站程序没有回答", goneIs: "现在不要按本页办理，也不要插拔介质；没有办完的不会坏，原证书没有动。程序恢复后本页自己接着显示；重新启动过的，请用它新给出的链接打开。", steps: ["插入", "核对", "输口令", "生成密钥", "等签发", "写入", "验证", "完成"],
    insert: "请插入介质，芯片号", todo: "要做", todoIs: "在介质上新开一个容器，生成新密钥，写入新证书；原来的不动，直到新的验证通过", goesOn: "接着办：新密钥已在介质里生成，不再新开容器；插回后写入新证书，原来的不动，直到新的验证通过",
    pin: "口令", pinIs: "由持有人在本机输入；不变，不上传，不打印", next: "此人不在，叫下一号", again: "再叫一次", checking: "正在核对介质",
    typePin: "请持有人输入口令", checked: "介质核对无误：载有本证书", typed: n => `已输入 ${n} 位`,
    tries: t => [`在这里还可试 `, `${t.here}`, ` 次`, `介质共剩 ${t.onToken} 次，本站最少留 3 次`],
    secret: "口令只交给介质，不存、不传、不记。工作人员请回避。口令含字母，请用键盘。", back: "退格", enter: "确定", keypad: "数字键", cancel: "不输了，取消",
    ask: "不办了？", askIs: "这一件就此结束，记为制证失败，要再办须由制证员重做；介质和原证书没有动。", goOn: "接着办", stop: "不办了，结束这一件",
    wrong: n => `口令不对，还可试 ${n} 次`, locked: "口令不对，介质已锁死", short: "口令至少 6 个字符", notTaken: "口令没有试", busy: "正在办理，请不要拔出",
    doing: { GENERATING: "正在介质里生成新密钥", AWAITING_CERTIFICATES: "等签发中心签发", WRITING: "正在写入新证书", AWAITING_VERDICT: "等局端验证", CLEARING: "正在收尾" },
    safe: "此刻断电、断网或拔出，原证书都不动；新证书验证通过后才替换。", done: "已完成，可以拔出",
    doneIs: ["新证书已写入并验证", "口令不变，介质上别的内容没有动", "旧签名密钥已删去；旧加密密钥留着，旧文件仍能打开"],
    hand: "请交还持有人，并在「发放」办结（扫芯片即可）。", notDone: "没有办成，介质和原证书没有动", few: "口令不再试了，介质照旧能用", reason: "原因：",
    causes: { NOT_ITS_CERTIFICATE: "这个介质上没有这张证书，请到窗口查", NO_ROOM: "放不下新的一对，没有动它", FEW_TRIES: "介质只剩不多的机会，再错可能锁死；本站最少留 3 次", PIN_LOCKED: "介质的口令已锁死",
      NOT_PRESENTED: "没有插入介质，或持有人取消了", CARRIED_OFF: "新证书验证之前介质被拔走，或在这里取消了", WRONG_SIGNING_CERTIFICATE: "发来的新证书与介质里的新密钥不符", WRONG_ENCRYPTION_KEY: "发来的加密密钥与新证书不符",
      TOKEN_FAULT: "介质报错", none: "局端停止了这一件" },
    unharmedIs: ["介质上原来的内容没有动过", "介质上没有留下新的一对", "口令没有改"], unlock: "想起口令：持有人在自己电脑上输对一次，次数复原后再来。想不起：请到受理窗口，由窗口说明能办哪一项。", lockedIs: "锁死的介质在哪里都不能再输口令。请到受理窗口，由窗口说明能办哪一项。",
    carriedOff: "介质被拔走；原证书没有动。新容器留在上面，下次插入时删去，新证书已作废", leftOver: "上次没有办成的新容器还在介质上：输入口令后删去", afterwards: "新证书已起用，只差收尾；请再插回，或下次办理时补完", settle: "新证书已起用，输入口令后收尾",
    removed: "介质被拔走，原证书没有动", removedIs: "局端办好以后请再插回，接着办完；不办了就取消，下次插入时删去新容器。",
    stranger: c => `插错：「${c}」不在本窗口的队里，请拔出`, queue: "本窗口排队", many: n => `${n} 个`, empty: "没有排队的介质", first: "插入其中任何一个，就先做那一个", now: "现在", called: n => `叫过 ${n} 次`, come: "到号", waits: "等局端"
  },
  en: {
    lang: "en", title: "Station", station: c => `Station ${c}`, here: "this machine only", linked: "Bureau connected",
    unlinked: "No connection to the bureau: what has not begun waits, what has begun is safe", gone: "The station program does not answer", goneIs: "Do not go by this page now, nor insert or remove a token; what was not finished is safe, and the old certificate is as it was. The page goes on by itself once the program answers; after a restart, open it by the link that the program gives.", steps: ["Insert", "Check", "PIN", "New key", "Signing", "Writing", "Proof", "Done"],
    insert: "Insert the token with chip number", todo: "To do", todoIs: "A new container on the token, a new key in it, new certificates; the old ones stay as they are until the new ones are proved", goesOn: "Goes on: the new key is on the token already, no further container is made; insert it again and the new certificates are written, the old ones stay as they are until then",
    pin: "PIN", pinIs: "Typed here by its holder; not changed, not sent, not printed", next: "Absent, call next", again: "Call again", checking: "The token is being checked",
    typePin: "Holder, please type your PIN", checked: "Token checked: it carries the certificate", typed: n => `${n} characters typed`,
    tries: t => [`Tries left here: `, `${t.here}`, ``, `${t.onToken} on the token, this station leaves 3`],
    secret: "The PIN goes to the token alone; it is not stored, sent or noted. Staff, please look away. Use the keyboard for letters.", back: "Back", enter: "Enter", keypad: "Digits", cancel: "Break off",
    ask: "Break off?", askIs: "The job ends here as failed, and a maker has to repeat it; the token and the old certificate are as they were.", goOn: "Go on", stop: "Break off, end the job",
    wrong: n => `Wrong PIN, ${n} tries left here`, locked: "Wrong PIN, the token is locked", short: "A PIN has at least 6 characters", notTaken: "The PIN was not tried", busy: "Working, do not remove the token",
    doing: { GENERATING: "A new key is being made in the token", AWAITING_CERTIFICATES: "The issuer is signing", WRITING: "The new certificates are being written", AWAITING_VERDICT: "The bureau is verifying", CLEARING: "The last step on the token" },
    safe: "Whatever happens now, power, network or removal, the old certificate is as it was; it is replaced once the new one is proved.", done: "Done, you can remove the token",
    doneIs: ["The new certificates are written and verified", "PIN and all else on the token are as they were", "The old signing key is deleted; the old decryption key stays, old files can still be opened"],
    hand: "Hand the token back and finish at “Hand over” (scan the chip).", notDone: "Not done, token and certificate are as they were", few: "No more tries, the token works as before", reason: "Reason: ",
    causes: { NOT_ITS_CERTIFICATE: "This token does not carry the certificate; ask at the counter", NO_ROOM: "No room for a new pair; nothing was touched", FEW_TRIES: "Few tries are left and another wrong one might lock the token; this station leaves 3", PIN_LOCKED: "The PIN of the token is locked",
      NOT_PRESENTED: "The token was not inserted, or its holder broke off", CARRIED_OFF: "The token was removed, or the job broken off, before the new pair was proved", WRONG_SIGNING_CERTIFICATE: "The new certificate is not for the new key on the token", WRONG_ENCRYPTION_KEY: "The encryption key is not that of the new certificate",
      TOKEN_FAULT: "The token reports a fault", none: "The bureau stopped the job" },
    unharmedIs: ["What was on the token before was not touched", "No new pair is left on the token", "The PIN was not changed"], unlock: "If you remember the PIN, type it right once on your own computer and come back; if not, ask at the counter what can be done.", lockedIs: "A locked token takes its PIN nowhere. Ask at the counter what can be done.",
    carriedOff: "The token was removed; the old certificate is as it was. A new container is left on it, to be deleted when it is next inserted; the new certificate is void", leftOver: "A container of a job that was not done is still on the token: type the PIN to delete it", afterwards: "The new certificate is in force, one step is left: insert the token again, or it is done next time", settle: "The new certificate is in force, type the PIN for the last step",
    removed: "The token was removed, the old certificate is as it was", removedIs: "Insert it again once the bureau has done its part; if you break off, the new container is deleted when the token is next inserted.",
    stranger: c => `Wrong token: ${c} is not in this queue, please remove it`, queue: "Queue at this counter", many: n => `${n}`, empty: "No token is waited for", first: "Insert any of them: it comes first", now: "now", called: n => `called ${n}×`, come: "waiting", waits: "at the bureau"
  }
};
