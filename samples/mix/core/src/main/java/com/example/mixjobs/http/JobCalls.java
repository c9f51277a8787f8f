package com.example.mixjobs.http;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.service.JobRefused;
import com.example.mixjobs.service.JobResult;
import com.example.mixjobs.service.JobService;

/** The calls that have to do with jobs, one method each. */
final class JobCalls {

    private static final String RETRY_AFTER_SECONDS = "1";

    /** What a browser may show in a page's place; anything else, such as HTML or SVG, could run scripts there. */
    private static final Set<String> HARMLESS =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "text/plain");

    private final JobService jobs;

    JobCalls(JobService jobs) {
        this.jobs = jobs;
    }

    ApiResponse submit(ApiRequest request) {
        return BodyRules.broken(request)
                .map(ApiResponse::problem)
                .orElseGet(() -> accepted(jobs.submit(SubmissionReader.read(request))));
    }

    /** What jobs can be submitted for; the same for everybody, and no secret. */
    ApiResponse operations() {
        return ApiResponse.json(
                200,
                Map.of(
                        "operations",
                        jobs.operations().stream().map(OperationView::of).toList()));
    }

    ApiResponse description() {
        return ApiResponse.json(200, OpenApi.of(jobs.operations()));
    }

    ApiResponse list(ApiRequest request) {
        ListRequest list = ListRequest.read(request.query());
        List<JobView> views = jobs.newest(list.limit(), list.state()).stream()
                .map(JobView::of)
                .toList();
        return ApiResponse.json(200, Map.of("jobs", views));
    }

    ApiResponse status(String id) {
        Job job = jobs.find(parse(id));
        ApiResponse status = ApiResponse.json(200, JobView.of(job));
        return job.state().isTerminal() ? status : status.with("Retry-After", RETRY_AFTER_SECONDS);
    }

    ApiResponse result(String id) {
        return jobs.result(parse(id)).map(JobCalls::content).orElseGet(() -> ApiResponse.empty(204));
    }

    ApiResponse cancel(String id) {
        return ApiResponse.json(202, JobView.of(jobs.cancel(parse(id))));
    }

    ApiResponse retry(String id) {
        return accepted(jobs.retry(parse(id)));
    }

    private static ApiResponse accepted(Job job) {
        JobView view = JobView.of(job);
        return ApiResponse.json(202, view)
                .with("Location", view.links().self())
                .with("Retry-After", RETRY_AFTER_SECONDS);
    }

    private static ApiResponse content(JobResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        result.writeTo(bytes);
        String disposition = HARMLESS.contains(result.bareType()) ? "inline" : "attachment";
        Map<String, String> headers = Map.of(
                "Content-Type",
                result.mediaType(),
                "Content-Disposition",
                "%s; filename=\"%s\"".formatted(disposition, result.fileName()),
                "Content-Security-Policy",
                "default-src 'none'; sandbox",
                "Cache-Control",
                "private, max-age=3600, immutable");
        return ApiResponse.content(200, headers, bytes.toByteArray());
    }

    private static JobId parse(String id) {
        return JobId.parse(id)
                .orElseThrow(() -> new JobRefused(
                        JobRefused.Reason.NOT_FOUND, "There is no job \"%s\": that is not a job's id.".formatted(id)));
    }
}
