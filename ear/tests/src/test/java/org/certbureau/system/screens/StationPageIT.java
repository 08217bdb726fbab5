package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.holder.HolderKind;
import org.certbureau.station.program.holder.HolderPhase;
import org.certbureau.station.program.holder.PinAnswer;
import org.certbureau.station.program.holder.Tries;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.page.HolderPage;
import org.certbureau.station.program.pin.Pin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** The station's own page in a browser: what a holder at the counter sees, and what a key does. */
class StationPageIT {
  private static final String CHIP = "4FAABA01119781A1";

  private static Browser browser;

  private final Desk desk = new Desk();
  private final HolderPage page = new HolderPage("CS-01", desk, () -> true);

  @BeforeAll
  static void start() {
    browser = new Browser("");
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void come() throws Exception {
    URI link = page.link();
    browser.open(link.toString());
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void a_program_that_is_gone_leaves_nothing_on_the_page_to_go_by() {
    desk.wants(HolderPhase.WANTED, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "请插入介质");
    page.close();
    browser.awaitText("#stage", "制证站程序没有回答");
    assertThat(browser.text("main")).doesNotContain("请插入介质", CHIP.substring(0, 4));
    assertThat(browser.all("main button")).isEmpty();
    browser.click("#en");
    browser.awaitText("#stage", "does not answer");
    assertThat(browser.text("main")).doesNotContain("Insert the token with");
    browser.click("#zh");
  }

  @Test
  void a_program_that_takes_calls_and_answers_none_is_as_good_as_gone() {
    desk.wants(HolderPhase.WANTED, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "请插入介质");
    CountDownLatch hangs = new CountDownLatch(1);
    desk.hangs = hangs;
    try {
      browser.awaitText("#stage", "制证站程序没有回答");
      assertThat(browser.all("main button")).isEmpty();
    } finally {
      hangs.countDown();
    }
    browser.awaitText("#stage", "请插入介质");
  }

  @Test
  void one_key_ends_no_job() {
    desk.wants(HolderPhase.WANTED, Wanted.Step.PIN, true, null);
    browser.awaitText("#stage", "请持有人输入口令");
    browser.press("12", Keys.ESCAPE);
    browser.awaitText("#stage", "不办了？");
    assertThat(browser.text("#stage")).contains("记为制证失败", "介质和原证书没有动");
    browser.press("3", Keys.ESCAPE);
    browser.awaitText("#stage", "请持有人输入口令");
    assertThat(browser.all("#stage .dots .in")).isEmpty();
    browser.press(Keys.ESCAPE);
    browser.awaitText("#stage", "不办了？");
    browser.press(Keys.ENTER);
    browser.awaitText("#stage", "请持有人输入口令");
    assertThat(desk.asked).isEmpty();

    browser.press(Keys.ESCAPE);
    browser.awaitText("#stage", "不办了？");
    browser.click("#stage .acts button:last-child");
    browser.await("the job broken off", () -> desk.asked.contains("cancel job-1"));
    assertThat(desk.asked).hasSize(1);
  }

  @Test
  void a_token_that_was_pulled_out_in_the_middle_hears_that_it_goes_on() {
    desk.wants(HolderPhase.WANTED, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "在介质上新开一个容器，生成新密钥");
    desk.wants(HolderPhase.READY, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "接着办：新密钥已在介质里生成，不再新开容器");
    assertThat(browser.text("#stage")).doesNotContain("在介质上新开一个容器");
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"FEW_TRIES", "PIN_LOCKED", "NO_ROOM", "TOKEN_FAULT"})
  void what_the_region_may_not_have_sends_nobody_to_it(FailureCode cause) {
    desk.wants(HolderPhase.WANTED, Wanted.Step.PIN, true, null);
    browser.awaitText("#stage", "请持有人输入口令");
    desk.wants(HolderPhase.WANTED, Wanted.Step.NOT_DONE, true, cause);
    browser.awaitText("#stage", "原因：");
    assertThat(browser.text("#stage")).doesNotContain("解锁」", "补办", "更换");
    if (cause == FailureCode.FEW_TRIES) {
      assertThat(browser.text("#stage")).contains("在自己电脑上输对一次", "由窗口说明");
    }
    if (cause == FailureCode.PIN_LOCKED) {
      assertThat(browser.text("#stage")).contains("已锁死", "由窗口说明").doesNotContain("输对一次");
    }
  }

  /** Nobody types a PIN, and nobody is told that nothing changed where that is not known. */
  @Test
  void another_pin_is_shown_on_its_way_to_the_slip_and_where_it_got_nowhere() {
    desk.wantsPin(HolderPhase.WANTED, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "不用输入；新口令印在密封的信封里");
    assertThat(browser.text("#stage")).contains("设一个新口令", "打印信封").doesNotContain("新开一个容器");
    desk.wantsPin(HolderPhase.WANTED, Wanted.Step.SETTING_PIN, true, null);
    browser.awaitText("#stage", "正在设新口令");
    assertThat(browser.all("#stage .pad")).as("no keypad").isEmpty();
    desk.wantsPin(HolderPhase.WRITTEN, Wanted.Step.AWAITING_VERDICT, false, null);
    browser.awaitText("#stage", "随后打印信封");
    desk.wantsPin(HolderPhase.SETTLED, Wanted.Step.DONE, true, null);
    browser.awaitText("#stage", "新口令已打印，信封 job-1；此前的信封作废");
    assertThat(browser.text("#stage")).doesNotContain("口令不变");

    desk.wantsPin(HolderPhase.GIVEN_UP, Wanted.Step.NOT_DONE, true, FailureCode.NO_PIN_KEY);
    browser.awaitText("#stage", "没有这把介质的管理口令密钥");
    assertThat(browser.text("#stage")).contains("口令没有改");
    desk.wantsPin(HolderPhase.GIVEN_UP, Wanted.Step.PIN_UNKNOWN, true, null);
    browser.awaitText("#stage", "介质的口令可能已经变了");
    assertThat(browser.text("#stage")).doesNotContain("口令没有改", "照旧能用");
    assertThat(browser.overflows()).isEmpty();
  }

  @Test
  void a_key_that_comes_back_waits_for_people_without_its_token_and_is_called_again() {
    desk.wantsKey(HolderPhase.WANTED, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "从托管恢复一把解密密钥，原证书和密钥照旧");
    assertThat(browser.text("#stage")).contains("恢复员同意后再输一次").doesNotContain("新证书", "等签发");
    desk.wantsKey(HolderPhase.WANTED, Wanted.Step.GENERATING, true, null);
    browser.awaitText("#stage", "正在介质里备一个容器");
    assertThat(browser.text("#stage")).doesNotContain("新证书");
    desk.wantsKey(HolderPhase.READY, Wanted.Step.AWAITING_OFFICERS, true, null);
    browser.awaitText("#stage", "等恢复员表态，可先拔出介质；同意后再插回");
    assertThat(browser.overflows()).isEmpty();
    browser.click("#en");
    browser.awaitText("#stage", "Waiting for the recovery officers");
    assertThat(browser.overflows()).isEmpty();
    browser.click("#zh");
    browser.press(Keys.ESCAPE);
    browser.awaitText("#stage", "恢复员重新表态");
    browser.press(Keys.ESCAPE);
    browser.awaitText("#stage", "等恢复员表态");
    assertThat(desk.asked).isEmpty();

    desk.wantsKey(HolderPhase.READY, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "恢复员已同意，接着办");
    desk.wantsKey(HolderPhase.READY, Wanted.Step.WRITING, true, null);
    browser.awaitText("#stage", "正在写入恢复的解密密钥");
    desk.wantsKey(HolderPhase.IN_FORCE, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "恢复的密钥已验证，只差收尾");
    desk.wantsKey(HolderPhase.SETTLED, Wanted.Step.DONE, true, null);
    browser.awaitText("#stage", "以前的加密文件能打开了");
    assertThat(browser.text("#stage")).contains("原证书和密钥照旧，口令不变").doesNotContain("新证书", "旧签名密钥已删去");
  }

  @Test
  void a_key_that_did_not_come_back_left_nothing_on_the_token_or_says_what_goes_from_it() {
    desk.wantsKey(HolderPhase.READY, Wanted.Step.AWAITING_OFFICERS, false, null);
    browser.awaitText("#stage", "等恢复员表态");
    desk.wantsKey(HolderPhase.GIVEN_UP, Wanted.Step.INSERT, false, null);
    browser.awaitText("#stage", "没有办成，原证书和密钥没有动");
    assertThat(browser.text("#stage")).contains("为恢复新开的容器还在上面，下次插入时删去");
    desk.wantsKey(HolderPhase.GIVEN_UP, Wanted.Step.NOT_DONE, true, null);
    browser.awaitText("#stage", "局端停止了这一件");
    assertThat(browser.text("#stage")).contains("为恢复新开的容器不在介质上", "口令没有改");
    desk.wantsKey(HolderPhase.GIVEN_UP, Wanted.Step.NOT_DONE, true, FailureCode.NO_ROOM);
    browser.awaitText("#stage", "放不下恢复的密钥，没有动它");
  }

  /** Hours may pass: the page does not stand still for them. */
  @Test
  void while_people_decide_the_next_token_is_called_though_that_one_is_in_the_reader() {
    Wanted atOfficers =
        wanted("job-1", HolderKind.RESTORE_KEY, HolderPhase.READY, Wanted.Step.AWAITING_OFFICERS);
    desk.wanted = List.of(atOfficers);
    browser.awaitText("#stage", "等恢复员表态");
    desk.wanted =
        List.of(
            atOfficers, wanted("job-2", HolderKind.REKEY, HolderPhase.WANTED, Wanted.Step.INSERT));
    browser.awaitText("#stage", "请插入介质");
    assertThat(browser.text("#stage")).contains("job-2");
    assertThat(browser.text("#queue")).contains("等恢复员");
  }

  private static Wanted wanted(String job, HolderKind kind, HolderPhase phase, Wanted.Step step) {
    boolean inReader = step != Wanted.Step.INSERT;
    return new Wanted(job, CHIP, "虚构有限公司", kind.name(), kind, phase, step, inReader, null, null);
  }

  private static final class Desk implements HolderDesk {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile List<Wanted> wanted = List.of();
    private volatile CountDownLatch hangs = new CountDownLatch(0);

    void wants(HolderPhase phase, Wanted.Step step, boolean inReader, FailureCode cause) {
      wants("证书续费", HolderKind.REKEY, phase, step, inReader, cause);
    }

    void wantsPin(HolderPhase phase, Wanted.Step step, boolean inReader, FailureCode cause) {
      wants("证书解锁", HolderKind.RESET_PIN, phase, step, inReader, cause);
    }

    void wantsKey(HolderPhase phase, Wanted.Step step, boolean inReader, FailureCode cause) {
      wants("密钥恢复", HolderKind.RESTORE_KEY, phase, step, inReader, cause);
    }

    private void wants(
        String task,
        HolderKind kind,
        HolderPhase phase,
        Wanted.Step step,
        boolean inReader,
        FailureCode cause) {
      wanted =
          List.of(
              new Wanted(
                  "job-1",
                  CHIP,
                  "虚构有限公司",
                  task,
                  kind,
                  phase,
                  step,
                  inReader,
                  cause,
                  inReader ? new Tries(4, 7) : null));
    }

    @Override
    public List<Wanted> wanted() {
      try {
        hangs.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      return wanted;
    }

    @Override
    public Set<String> strangers() {
      return Set.of();
    }

    @Override
    public PinAnswer typed(String job, Pin pin) {
      asked.add("typed " + job);
      return new PinAnswer(PinAnswer.Verdict.RIGHT, null, new Tries(6, 9));
    }

    @Override
    public boolean cancel(String job) {
      asked.add("cancel " + job);
      return true;
    }
  }
}
