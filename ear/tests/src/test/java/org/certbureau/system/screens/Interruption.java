package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.console.Accounts.Account;
import org.openqa.selenium.Keys;

/** What may come between somebody and the page in front of them. None of it does anything. */
enum Interruption {
  LOADED_ANEW {
    @Override
    void happens(Browser browser, Account person) {
      browser.reload();
    }
  },
  ANOTHER_LANGUAGE_AND_BACK {
    @Override
    void happens(Browser browser, Account person) {
      browser.leaveBy(() -> browser.pressOn("#who a[lang=en]", Keys.ENTER));
      browser.leaveBy(() -> browser.pressOn("#who a[lang='zh-CN']", Keys.ENTER));
    }
  },
  A_LOOK_ELSEWHERE_AND_BACK {
    @Override
    void happens(Browser browser, Account person) {
      browser.leaveBy(() -> browser.pressOn("nav.side a[href*='policy.xhtml']", Keys.ENTER));
      browser.back();
    }
  },
  ENTER_IN_A_FIELD {
    @Override
    void happens(Browser browser, Account person) {
      // where Enter presses a button, that is the page's main one and a step of its own
      if (browser.has(FIELD) && !browser.has("main form.sheet .key-enter")) {
        browser.pressOn(FIELD, Keys.ENTER);
      }
    }
  },
  NO_NETWORK_AT_THE_BUTTON {
    @Override
    void happens(Browser browser, Account person) {
      if (browser.has(MAIN)) {
        browser.meanMain(() -> browser.network(false));
        browser.see("#offline");
        browser.network(true);
        browser.await("the network", () -> !browser.all("#offline[hidden]").isEmpty());
      }
    }
  },
  NO_SESSION_AT_THE_BUTTON {
    @Override
    void happens(Browser browser, Account person) {
      if (browser.has(MAIN)) {
        browser.meanMain(browser::forget);
        browser.await("the password", () -> browser.focused().equals("resume-password"));
        browser.press(person.password());
        browser.leaveBy(() -> browser.press(Keys.ENTER));
      }
    }
  },
  NO_SESSION_WHEN_LOADED_ANEW {
    @Override
    void happens(Browser browser, Account person) {
      String path = browser.path();
      browser.forget();
      browser.reload();
      assertThat(browser.path()).startsWith("/login.xhtml?target=");
      browser.press(person.name(), Keys.TAB, person.password());
      browser.leaveBy(() -> browser.press(Keys.ENTER));
      assertThat(browser.path()).isEqualTo(path);
    }
  },
  A_SECOND_TAB {
    @Override
    void happens(Browser browser, Account person) {
      browser.inAnotherTab(
          path -> {
            browser.open(path);
            assertThat(browser.has(".errs")).isFalse();
          });
    }
  };

  static final String MAIN = "main .key-main:not(:disabled)";
  private static final String FIELD =
      "main form[method=post]:not(#s) input[type=text]:not([readonly]):not([hidden])";

  /** Comes between; the person is back at the page afterwards. */
  abstract void happens(Browser browser, Account person);
}
