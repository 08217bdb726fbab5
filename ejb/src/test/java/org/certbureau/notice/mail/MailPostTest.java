package org.certbureau.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.certbureau.notice.Letter;
import org.certbureau.notice.Post;
import org.certbureau.notice.PostAway;
import org.certbureau.notice.Undelivered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters over real SMTP, and into the log where there is no server. */
class MailPostTest {
  private final Map<String, String> settings = new TreeMap<>();

  private void set(String name, String value) {
    settings.put(name, System.setProperty(name, value));
  }

  @AfterEach
  void reset() {
    settings.forEach(
        (name, before) -> {
          if (before == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, before);
          }
        });
  }

  private static Letter letterTo(String recipient) {
    return new Letter(
        "notice-50-1",
        "长沙市人力资源和社会保障局",
        recipient,
        "长沙市人社数字证书将于2026年12月22日到期",
        "长沙澄岚包装材料有限公司：\n\n㛃龑〇 还有 30 天。\n.\n",
        Instant.parse("2026-11-22T00:00:00Z"));
  }

  private static void send(String... recipients) throws Exception {
    try (Post.Round round = new MailPost().open()) {
      for (String recipient : recipients) {
        round.send(letterTo(recipient));
      }
    }
  }

  @Test
  void a_letter_arrives_as_it_was_written() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      set("bureau.smtp.host", "127.0.0.1");
      set("bureau.smtp.port", "" + server.getSmtp().getPort());
      set("bureau.smtp.from", "zhengshu@rsj.example.cn");

      send("office@chenglan.example.cn", "second@chenglan.example.cn");

      assertThat(server.getReceivedMessages()).hasSize(2);
      MimeMessage mail = server.getReceivedMessages()[0];
      InternetAddress from = (InternetAddress) mail.getFrom()[0];
      assertThat(from.getAddress()).isEqualTo("zhengshu@rsj.example.cn");
      assertThat(from.getPersonal()).isEqualTo("长沙市人力资源和社会保障局");
      assertThat(mail.getAllRecipients())
          .containsExactly(new InternetAddress("office@chenglan.example.cn"));
      assertThat(mail.getSubject()).isEqualTo("长沙市人社数字证书将于2026年12月22日到期");
      assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
      assertThat(((String) mail.getContent()).replace("\r\n", "\n"))
          .isEqualTo("长沙澄岚包装材料有限公司：\n\n㛃龑〇 还有 30 天。\n.\n");
      assertThat(mail.getMessageID()).isEqualTo("<notice-50-1@rsj.example.cn>");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    } finally {
      server.stop();
    }
  }

  @Test
  void it_logs_in_where_the_server_asks_for_it() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("zhengshu@rsj.example.cn", "zhengshu", "right");
    server.start();
    try {
      set("bureau.smtp.host", "127.0.0.1");
      set("bureau.smtp.port", "" + server.getSmtp().getPort());
      set("bureau.smtp.user", "zhengshu");
      set("bureau.smtp.password", "right");
      send("office@chenglan.example.cn");
      assertThat(server.getReceivedMessages()).hasSize(1);

      set("bureau.smtp.password", "wrong");
      assertThatThrownBy(() -> send("office@chenglan.example.cn")).isInstanceOf(PostAway.class);
    } finally {
      server.stop();
    }
  }

  @Test
  void a_server_that_does_not_encrypt_is_not_spoken_to_where_that_is_wanted() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      set("bureau.smtp.host", "127.0.0.1");
      set("bureau.smtp.port", "" + server.getSmtp().getPort());
      set("bureau.smtp.starttls", "true");

      assertThatThrownBy(() -> send("office@chenglan.example.cn")).isInstanceOf(PostAway.class);
    } finally {
      server.stop();
    }
  }

  @Test
  void a_recipient_who_is_refused_or_breaks_the_line_stops_nobody_behind() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      set("bureau.smtp.host", "127.0.0.1");
      set("bureau.smtp.port", "" + server.port());
      List<String> failures = new ArrayList<>();
      try (Post.Round round = new MailPost().open()) {
        for (String recipient :
            List.of(
                "a@x.cn", "nobody@x.cn", "b@x.cn", "rude@x.cn", "c@x.cn", "no address", "d@x.cn")) {
          try {
            round.send(letterTo(recipient));
          } catch (Undelivered e) {
            failures.add(recipient + ": " + e.getMessage());
          }
        }
      }

      assertThat(server.taken()).containsExactly("a@x.cn", "b@x.cn", "c@x.cn", "d@x.cn");
      assertThat(failures).hasSize(3);
      assertThat(failures.get(0)).startsWith("nobody@x.cn: 550 5.1.1 <…> unknown");
      assertThat(failures.get(1)).startsWith("rude@x.cn: ").doesNotContain(": rude@");
      assertThat(failures.get(2)).startsWith("no address: ");
    }
  }

  @Test
  void a_server_that_is_not_there_is_nobodys_fault() throws IOException {
    int port;
    try (ScriptedServer server = new ScriptedServer()) {
      port = server.port();
    }
    set("bureau.smtp.host", "127.0.0.1");
    set("bureau.smtp.port", "" + port);

    assertThatThrownBy(() -> send("office@chenglan.example.cn"))
        .isInstanceOf(PostAway.class)
        .hasMessageStartingWith("127.0.0.1:" + port);
  }

  @Test
  void without_a_server_the_log_shows_the_text_and_a_masked_recipient() throws Exception {
    StringBuilder log = new StringBuilder();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            log.append(new SimpleFormatter().formatMessage(entry));
          }

          @Override
          public void flush() {
            // written at once
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
    Logger logger = Logger.getLogger(PrintedRound.class.getName());
    logger.addHandler(handler);
    try {
      send("office@chenglan.example.cn");
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(log)
        .contains("of***@chenglan.example.cn", "长沙市人社数字证书将于2026年12月22日到期", "还有 30 天")
        .doesNotContain("office@");
  }
}
