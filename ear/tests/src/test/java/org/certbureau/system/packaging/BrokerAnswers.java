package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.system.Visitor.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.certbureau.system.Eventually;
import org.junit.jupiter.api.Test;

/** What a station may do at the broker. */
interface BrokerAnswers extends RunningBureau {

  @Test
  default void a_station_is_heard_through_the_broker_and_may_do_nothing_else_there()
      throws Exception {
    String admin = basic(accounts().administrator());
    TrialStation station = TrialStation.born("TRIAL-1");
    HttpResponse<String> enrolled =
        visitor()
            .post(
                "/api/v1/stations",
                new ObjectMapper()
                    .writeValueAsString(
                        Map.of("request", station.request(), "region", "430100", "name", "trial")),
                "Content-Type",
                "application/json",
                "Authorization",
                admin);
    assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(201);
    station.admitted(json(enrolled), brokerPort());

    station.reportsBlanks(7);
    Eventually.holds(
        Duration.ofMinutes(1),
        "its heartbeat has reached the bureau",
        () ->
            json(visitor().get("/api/v1/stations", "Authorization", admin))
                .findParents("code")
                .stream()
                .anyMatch(
                    known ->
                        known.at("/code").asText().equals("TRIAL-1")
                            && known.at("/blanks").asInt() == 7));

    station.waitsForJobs();
    assertThatThrownBy(() -> station.sendsTo("station.TRIAL-1.jobs"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.sendsTo("activemq.management"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.readsFrom("bureau.replies")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.readsFrom("station.OTHER.jobs"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.looksInto("bureau.replies")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> station.logsInWith("wrong")).isInstanceOf(JMSException.class);

    visitor()
        .send(
            "DELETE", "/api/v1/stations/TRIAL-1", BodyPublishers.noBody(), "Authorization", admin);
    assertThatThrownBy(station::waitsForJobs)
        .as("a station that was retired")
        .isInstanceOf(JMSException.class);
  }
}
