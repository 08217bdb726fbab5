package org.certbureau.web.faces.search;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.Sorting;
import org.certbureau.application.worklist.WorkDays;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkOrder;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Service;
import org.certbureau.web.faces.frame.AddressWord;

/** What an address asks of a list of applications, in the words of its page. */
final class CaseAddress {
  private CaseAddress() {}

  /**
   * @param text of the filter, as it may stand in an address
   */
  static String of(WorkFilter filter, String text, Sorting sorting) {
    return Stream.of(
            parameter("awaiting", filter.awaiting()),
            parameter("state", filter.state()),
            parameter("service", filter.service()),
            parameter("channel", filter.channel()),
            parameter("text", text.isEmpty() ? null : text),
            parameter("mine", filter.mine() ? "true" : null),
            parameter("of", filter.days().of()),
            parameter("from", filter.days().from()),
            parameter("to", filter.days().to()),
            parameter("sort", sorting.by().key()),
            parameter("way", sorting.descending() ? "desc" : null))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("&"));
  }

  private static Optional<String> parameter(String name, Object value) {
    return Optional.ofNullable(value)
        .map(v -> name + "=" + URLEncoder.encode(v.toString(), StandardCharsets.UTF_8));
  }

  /**
   * @param text as it was typed
   * @throws DateTimeException for what is no day
   */
  static WorkFilter filter(HttpServletRequest request, String text) {
    WorkDays.Of of = AddressWord.of(WorkDays.Of.class, request.getParameter("of"));
    return new WorkFilter(
        null,
        AddressWord.of(State.class, request.getParameter("state")),
        AddressWord.of(Awaiting.class, request.getParameter("awaiting")),
        AddressWord.of(Service.class, request.getParameter("service")),
        AddressWord.of(Channel.class, request.getParameter("channel")),
        text,
        "true".equals(request.getParameter("mine")),
        new WorkDays(
            of == null ? WorkDays.Of.SUBMITTED : of, day(request, "from"), day(request, "to")),
        false);
  }

  static Sorting sorting(HttpServletRequest request) {
    WorkOrder by = AddressWord.of(WorkOrder.class, request.getParameter("sort"));
    return new Sorting(by == null ? WorkOrder.DUE : by, "desc".equals(request.getParameter("way")));
  }

  private static LocalDate day(HttpServletRequest request, String name) {
    String day = request.getParameter(name);
    return day == null || day.isBlank() ? null : Days.of(day);
  }
}
