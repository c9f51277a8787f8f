import io.github.bgjob.it.BuildLog

new BuildLog(basedir.toPath()).hasOneErrorWith('No platform does: R1')
assert !new File(basedir, 'my-jobs').exists()
