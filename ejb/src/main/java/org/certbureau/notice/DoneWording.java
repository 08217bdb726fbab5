package org.certbureau.notice;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;

/** What was done to a certificate, since when, and what that means to its holder. */
final class DoneWording extends Wording {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  DoneWording(Policy policy, Notice notice, Instant now) {
    super(policy, notice, now);
  }

  @Override
  String subject() {
    return line("done-subject", policy().bureau().regionName().zh(), done());
  }

  @Override
  List<String> says() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "done",
            notice().lineNumber().orElse(""),
            MOMENT.format(notice().writtenAt().atZone(China.ZONE)),
            done()));
    lines.add(meaning());
    lines.add(
        notice()
            .reason()
            .map(reason -> line("done-by-bureau", reason))
            .orElseGet(() -> line("done-not-by-you")));
    return lines;
  }

  /** Where no service lifts a hold, the one that was set for a lost token ends when it is found. */
  private String meaning() {
    NoticeKind kind = notice().kind();
    return kind == NoticeKind.LOST && !policy().offers(Service.RESUME)
        ? line("done-LOST-no-resumption")
        : line("done-" + kind, word(Service.RESUME, "letter-done-RESUMED"));
  }

  private String done() {
    return word(notice().kind().done().orElseThrow(), "letter-done-" + notice().kind());
  }
}
